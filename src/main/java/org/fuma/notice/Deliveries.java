package org.fuma.notice;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.store.ServiceClock;

/** How what went out of the house fared. Nothing of it says to whom. */
@Singleton
public class Deliveries {

  /** Deliveries to a page of the list. */
  public static final int PAGE = 50;

  private static final int SAMPLE_SHOWN = 30;

  private final DeliveryRepository repository;
  private final MessageText text;
  private final ServiceClock clock;

  Deliveries(DeliveryRepository repository, MessageText text, ServiceClock clock) {
    this.repository = repository;
    this.text = text;
    this.clock = clock;
  }

  /** A message that the sample city would have sent; {@code to} in full. */
  public record Shown(Channel channel, String to, String text, LocalDate day) {}

  /** What did not arrive, or may not have, the latest end first; after that one. */
  public List<Undelivered> undelivered(Optional<EndMark> after) {
    return repository.undelivered(after, PAGE);
  }

  /** What was told of what lies at that path, and how it went; the latest first. */
  public List<Undelivered> about(String path) {
    return repository.about(path, PAGE);
  }

  /** Sends once more what did not arrive, or may not have; false when it is none of these. */
  public boolean sendAgain(long id) {
    return repository.oncemore(id, clock.instant());
  }

  /** What would have gone to that account, or to those without one. */
  public List<Shown> sent(Optional<Long> account) {
    return repository.sent(account, SAMPLE_SHOWN).stream()
        .map(sent -> new Shown(sent.channel(), sent.address().orElse(""), said(sent), sent.day()))
        .toList();
  }

  private String said(Delivery sent) {
    return sent.channel() == Channel.MAIL ? text.mail(sent) : text.sms(sent);
  }
}
