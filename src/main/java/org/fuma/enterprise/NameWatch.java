package org.fuma.enterprise;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once, when the service starts, for firms that an earlier program enrolled and that search does not know. */
@Singleton
class NameWatch implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(NameWatch.class);
  private static final int AT_ONCE = 1_000;

  private final NameIndex names;
  private volatile boolean ended;

  NameWatch(NameIndex names) {
    this.names = names;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofVirtual().name("names").start(this::complete);
  }

  /** The service ends: what is not found yet, the next start finds. */
  @PreDestroy
  void close() {
    ended = true;
  }

  private void complete() {
    try {
      int found = 0;
      for (int some = names.complete(AT_ONCE); some > 0 && !ended; some = names.complete(AT_ONCE)) {
        found += some;
      }
      if (found > 0) {
        LOG.info("Search knows {} more firms now", found);
      }
    } catch (RuntimeException away) {
      if (ended) {
        return;
      }
      LOG.warn("Search could not be completed; the next start tries again: {}", String.valueOf(away.getMessage()));
    }
  }
}
