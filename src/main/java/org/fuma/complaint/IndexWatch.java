package org.fuma.complaint;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once, when the service starts, for complaints that search does not know, or knows under a former key. */
@Singleton
class IndexWatch implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(IndexWatch.class);
  private static final int AT_ONCE = 100;

  private final ComplaintIndex index;
  private final ComplaintTexts texts;
  private final Transactions transactions;
  private volatile boolean ended;

  IndexWatch(ComplaintIndex index, ComplaintTexts texts, Transactions transactions) {
    this.index = index;
    this.texts = texts;
    this.transactions = transactions;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofVirtual().name("complaint-index").start(this::begin);
  }

  /** The service ends: what is not found yet, the next start finds. */
  @PreDestroy
  void close() {
    ended = true;
  }

  /** Makes every complaint findable; one that cannot be opened is left out and does not stop the others. */
  void complete() {
    long after = Long.MIN_VALUE;
    for (List<Long> some = index.missing(after, AT_ONCE); !some.isEmpty() && !ended; some = index.missing(after, AT_ONCE)) {
      some.forEach(this::one);
      after = some.getLast();
    }
  }

  private void one(long complaint) {
    try {
      transactions.run(() -> {
        index.hold(complaint);
        Optional<ComplaintTexts.Written> written = Optional.ofNullable(texts.of(List.of(complaint)).get(complaint));
        index.replace(complaint, written.map(ComplaintTexts.Written::sought).orElse(List.of()));
      });
    } catch (RuntimeException unreadable) {
      LOG.warn("Search does not find complaint {}; the next start tries again", Ids.show(complaint));
    }
  }

  private void begin() {
    try {
      complete();
    } catch (RuntimeException away) {
      if (!ended) {
        LOG.warn("Search among complaints could not be completed; the next start tries again: {}", String.valueOf(away.getMessage()));
      }
    }
  }
}
