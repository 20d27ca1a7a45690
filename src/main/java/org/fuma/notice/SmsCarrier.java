package org.fuma.notice;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.fuma.settings.Outgoing;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;

/** Hands short messages to the operator's gateway, with an id by which the gateway can tell a message that comes twice. */
final class SmsCarrier implements Carrier {

  /** Answers that say that nothing was taken, and that it may be tried again. */
  private static final Set<Integer> NOT_NOW = Set.of(429, 503);

  private final Outgoing.Sms sms;
  private final Poster poster;
  private final MessageText text;
  private final ObjectMapper json;
  private final ServiceClock clock;

  SmsCarrier(Outgoing.Sms sms, Poster poster, MessageText text, ObjectMapper json, ServiceClock clock) {
    this.sms = sms;
    this.poster = poster;
    this.text = text;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Outcome carry(Delivery delivery, BooleanSupplier handing) {
    if (delivery.address().isEmpty()) {
      return new Outcome.Refused("NO ADDRESS");
    }
    if (!handing.getAsBoolean()) {
      return Outcome.later("LOST");
    }
    String id = Ids.show(delivery.id());
    return switch (poster.post(sms.address(), id, sms.secret(), clock.instant(), body(id, delivery))) {
      case Poster.Answer.Status status when status.code() / 100 == 2 -> new Outcome.Sent();
      case Poster.Answer.Status(int code, Optional<Duration> after) when NOT_NOW.contains(code) -> new Outcome.Later("HTTP " + code, after);
      case Poster.Answer.Status status when status.code() / 100 == 5 -> new Outcome.Unknown("HTTP " + status.code());
      case Poster.Answer.Status status -> new Outcome.Refused("HTTP " + status.code());
      case Poster.Answer.Unreached unreached -> Outcome.later(unreached.why());
      case Poster.Answer.Broken broken -> new Outcome.Unknown(broken.why());
    };
  }

  private String body(String id, Delivery delivery) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("to", delivery.address().orElseThrow());
    body.put("text", text.sms(delivery));
    try {
      return json.writeValueAsString(body);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
