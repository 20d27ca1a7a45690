package org.fuma.live;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.access.Actor;
import org.fuma.code.Serial;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Vault;

/**
 * Tickets that keep a {@link Presence} for the minutes in which its official fills the form in: step, end and an HMAC
 * over these, the serial and the account. Nothing is stored; a ticket is of no use to another account or for another
 * code, and the step behind it can be used once.
 */
@Singleton
public class ScanTickets {

  static final Duration LENGTH = Duration.ofMinutes(10);

  private static final String LABEL = "scan-ticket";
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

  private final byte[] key;
  private final ServiceClock clock;

  ScanTickets(Vault vault, ServiceClock clock) {
    this.key = vault.secret(LABEL);
    this.clock = clock;
  }

  /** A ticket, and when it ends. */
  public record Ticket(String text, Instant until) {}

  Ticket make(Actor by, Presence presence) {
    long until = clock.instant().plus(LENGTH).getEpochSecond();
    String said = presence.step() + "." + until;
    return new Ticket(said + "." + seal(by, presence.serial(), said), Instant.ofEpochSecond(until));
  }

  /**
   * What the ticket stands for; empty when it is none of ours, another account's or another code's.
   *
   * @param current false once its time is over
   */
  record Reading(Presence presence, boolean current) {}

  Optional<Reading> read(Actor by, Serial serial, String ticket) {
    Matcher parts = FORM.matcher(ticket);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String said = parts.group(1) + "." + parts.group(2);
    if (!MessageDigest.isEqual(ascii(seal(by, serial, said)), ascii(parts.group(3)))) {
      return Optional.empty();
    }
    boolean current = clock.instant().getEpochSecond() < Long.parseLong(parts.group(2));
    return Optional.of(new Reading(new Presence(serial, Long.parseLong(parts.group(1))), current));
  }

  private String seal(Actor by, Serial serial, String said) {
    byte[] mac = Hashes.hmac(key, serial.value() + "." + Ids.show(by.account()) + "." + said);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
