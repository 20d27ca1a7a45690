package org.fuma.notice;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.fuma.settings.Outgoing;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;

/** Posts text to a program of the operator's on a public network, signed as notices are: no redirects, ten seconds in all. */
@Singleton
public class TextPost {

  private static final int KIND = 100;
  private static final int SUCCESS = 2;

  private final WebhookPosters posters;
  private final ServiceClock clock;
  private Optional<Poster> poster = Optional.empty();

  TextPost(WebhookPosters posters, ServiceClock clock) {
    this.posters = posters;
    this.clock = clock;
  }

  /**
   * Posts.
   *
   * @return why it was not accepted, in a few characters; empty when it was
   */
  public Optional<String> post(Outgoing.Webhook to, String text) {
    return switch (open().post(to.address(), Ids.show(Ids.random()), to.secret(), clock.instant(), text, ContentType.TEXT_PLAIN)) {
      case Poster.Answer.Status status when status.code() / KIND == SUCCESS -> Optional.empty();
      case Poster.Answer.Status status -> Optional.of("HTTP " + status.code());
      case Poster.Answer.Unreached unreached -> Optional.of(unreached.why());
      case Poster.Answer.Broken broken -> Optional.of(broken.why());
    };
  }

  private synchronized Poster open() {
    if (poster.isEmpty()) {
      poster = Optional.of(posters.make());
    }
    return poster.get();
  }

  @PreDestroy
  synchronized void close() {
    poster.ifPresent(Poster::close);
  }
}
