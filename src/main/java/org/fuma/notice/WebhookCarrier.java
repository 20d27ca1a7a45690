package org.fuma.notice;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fuma.settings.Outgoing;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;

/** Tells the operator's own programs that there is a notice: its delivery's id, its kind and its day, nothing else. */
final class WebhookCarrier implements Carrier {

  private static final int GONE = 410;

  private final List<Outgoing.Webhook> webhooks;
  private final Poster poster;
  private final ServiceClock clock;

  WebhookCarrier(List<Outgoing.Webhook> webhooks, Poster poster, ServiceClock clock) {
    this.webhooks = webhooks;
    this.poster = poster;
    this.clock = clock;
  }

  @Override
  public Outcome carry(Delivery delivery, BooleanSupplier handing) {
    Optional<Outgoing.Webhook> webhook =
        webhooks.stream().filter(known -> Arrays.equals(Channels.hook(known), delivery.hook().orElse(new byte[0]))).findFirst();
    if (webhook.isEmpty()) {
      return new Outcome.Refused("NOT CONFIGURED");
    }
    if (!handing.getAsBoolean()) {
      return Outcome.later("LOST");
    }
    String id = Ids.show(delivery.id());
    // Nothing in it needs escaping: an id, a constant's name, a day.
    String body = "{\"id\":\"%s\",\"kind\":\"%s\",\"day\":\"%s\"}".formatted(id, delivery.kind().orElseThrow(), delivery.day());
    return switch (poster.post(webhook.get().address(), id, webhook.get().secret(), clock.instant(), body)) {
      case Poster.Answer.Status status when status.code() / 100 == 2 -> new Outcome.Sent();
      case Poster.Answer.Status status when status.code() == GONE -> new Outcome.Refused("HTTP " + GONE);
      case Poster.Answer.Status(int code, Optional<Duration> after) -> new Outcome.Later("HTTP " + code, after);
      case Poster.Answer.Unreached unreached -> Outcome.later(unreached.why());
      case Poster.Answer.Broken broken -> new Outcome.Unknown(broken.why());
    };
  }
}
