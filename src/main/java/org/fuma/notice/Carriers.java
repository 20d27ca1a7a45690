package org.fuma.notice;

import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.fuma.settings.Outgoing;
import org.fuma.settings.Settings;
import org.fuma.store.ServiceClock;

/** Who hands over what, by the operator's settings. */
@Singleton
class Carriers {

  private final Outgoing outgoing;
  private final Settings settings;
  private final Channels channels;
  private final MessageText text;
  private final ObjectMapper json;
  private final ServiceClock clock;
  private final WebhookPosters webhookPosters;
  private final List<Poster> posters = new ArrayList<>();

  Carriers(
      Outgoing outgoing, Settings settings, Channels channels, MessageText text, ObjectMapper json, ServiceClock clock, WebhookPosters webhookPosters) {
    this.outgoing = outgoing;
    this.settings = settings;
    this.channels = channels;
    this.text = text;
    this.json = json;
    this.clock = clock;
    this.webhookPosters = webhookPosters;
  }

  /** Who serves the channel; empty when it is closed. */
  Optional<Carrier> of(Channel channel) {
    if (!channels.open(channel)) {
      return Optional.empty();
    }
    if (channels.simulated(channel)) {
      return Optional.of((delivery, handing) ->
          handing.getAsBoolean() && delivery.address().isPresent() ? new Carrier.Outcome.Sent() : new Carrier.Outcome.Refused("NO ADDRESS"));
    }
    return Optional.of(switch (channel) {
      case MAIL -> new MailCarrier(outgoing.mail().orElseThrow(), settings, text, clock);
      case SMS -> new SmsCarrier(
          outgoing.sms().orElseThrow(), kept(new Poster(SystemDefaultDnsResolver.INSTANCE, Optional.empty(), Poster.WHOLE)), text, json, clock);
      case WEBHOOK -> new WebhookCarrier(outgoing.webhooks(), kept(webhookPosters.make()), clock);
    });
  }

  private synchronized Poster kept(Poster poster) {
    posters.add(poster);
    return poster;
  }

  @PreDestroy
  synchronized void close() {
    posters.forEach(Poster::close);
  }
}
