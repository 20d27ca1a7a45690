package org.fuma.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it dies, after 0.2 s, then twice that each time it dies soon again, up to 5 s. A daemon:
 * it keeps no process alive.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration STEADY = Duration.ofSeconds(30);

  private final Server server;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile ServerProcess process;

  Watch(Server server, ServerProcess process) {
    this.server = server;
    this.process = process;
    this.thread = Thread.ofVirtual().name("embedded-database-watch").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  /** Whether the server is up and is meant to be. */
  boolean running() {
    return stopped.getCount() > 0 && process.alive();
  }

  private void watch() {
    Duration pause = FIRST_PAUSE;
    long since = System.nanoTime();
    while (!stoppedWithin(LOOK)) {
      if (process.alive()) {
        continue;
      }
      if (System.nanoTime() - since > STEADY.toNanos()) {
        pause = FIRST_PAUSE;
      }
      LOG.warn("The embedded database died and is started again in {} ms", pause.toMillis());
      if (stoppedWithin(pause)) {
        return;
      }
      pause = longer(pause);
      try {
        process = server.startAgain();
        since = System.nanoTime();
      } catch (IOException | RuntimeException e) {
        if (stopped.getCount() > 0) {
          LOG.warn("The embedded database could not be started again: {}", e.toString());
        }
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private boolean stoppedWithin(Duration pause) {
    try {
      return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException told) {
      return true;
    }
  }

  /** Stops watching and ends the server. */
  @Override
  public void close() {
    stopped.countDown();
    // Cuts short the wait for a server that is being started; that start ends its own process.
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    process.end();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
