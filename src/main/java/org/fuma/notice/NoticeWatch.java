package org.fuma.notice;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.fuma.store.ServiceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what has to go out while the service serves: two threads for each channel that is open, so that a slow one holds no other up. */
@Singleton
class NoticeWatch implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeWatch.class);
  private static final int THREADS = 2;
  private static final int LOOK_MILLIS = 1_000;
  private static final int END_MILLIS = 12_000;

  private final Carriers carriers;
  private final DeliveryRepository repository;
  private final ServiceClock clock;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;

  NoticeWatch(Carriers carriers, DeliveryRepository repository, ServiceClock clock) {
    this.carriers = carriers;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public synchronized void onApplicationEvent(ServerStartupEvent event) {
    for (Channel channel : Channel.values()) {
      carriers.of(channel).map(carrier -> new Deliverer(channel, carrier, repository, clock)).ifPresent(deliverer -> {
        for (int i = 0; i < THREADS; i++) {
          threads.add(Thread.ofPlatform().name("notice-" + channel + "-" + i).daemon().start(() -> watch(deliverer)));
        }
      });
    }
  }

  @PreDestroy
  synchronized void close() throws InterruptedException {
    closing = true;
    long patience = System.nanoTime() + END_MILLIS * 1_000_000L;
    synchronized (carriers) {
      carriers.notifyAll();
    }
    for (Thread thread : threads) {
      thread.join(Math.max(1, (patience - System.nanoTime()) / 1_000_000));
    }
  }

  private void watch(Deliverer deliverer) {
    while (!closing) {
      try {
        if (deliverer.round(() -> closing) == 0) {
          rest();
        }
      } catch (RuntimeException away) {
        LOG.warn("Notices cannot be looked for: {}", String.valueOf(away.getMessage()));
        rest();
      }
    }
  }

  private void rest() {
    synchronized (carriers) {
      try {
        if (!closing) {
          carriers.wait(LOOK_MILLIS);
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
