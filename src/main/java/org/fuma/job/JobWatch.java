package org.fuma.job;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for waiting jobs while the service serves, and does two at a time on each node. */
@Singleton
class JobWatch implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final int AT_ONCE = 2;
  private static final int LOOK_MILLIS = 700;
  private static final int END_SECONDS = 20;

  private final JobRunner runner;
  private ExecutorService threads;

  JobWatch(JobRunner runner) {
    this.runner = runner;
  }

  @Override
  public synchronized void onApplicationEvent(ServerStartupEvent event) {
    threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().name("jobs-", 0).daemon().factory());
    for (int i = 0; i < AT_ONCE; i++) {
      threads.execute(this::watch);
    }
  }

  @PreDestroy
  synchronized void close() throws InterruptedException {
    runner.close();
    if (threads != null) {
      threads.shutdown();
      synchronized (runner) {
        runner.notifyAll();
      }
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    }
  }

  private void watch() {
    while (!threads.isShutdown()) {
      try {
        if (!runner.runNext()) {
          rest();
        }
      } catch (RuntimeException away) {
        LOG.warn("Jobs cannot be looked for: {}", String.valueOf(away.getMessage()));
        rest();
      }
    }
  }

  private void rest() {
    synchronized (runner) {
      try {
        runner.wait(LOOK_MILLIS);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
