package org.fuma.claim;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Vault;

/** Carries a person who gave the right code to the next form: signed, for half an hour, without the code. */
@Singleton
class ClaimTickets {

  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final String LABEL = "fuma-claim-ticket-1:";
  private static final int LONGEST = 100;

  private final Vault vault;
  private final ServiceClock clock;

  ClaimTickets(Vault vault, ServiceClock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** A ticket for that claim. */
  String write(long claim) {
    String body = Ids.show(claim) + "." + clock.instant().plus(LENGTH).getEpochSecond();
    return body + "." + signature(body);
  }

  /** The claim of the ticket; empty when it is not ours or has run out. */
  Optional<Long> read(String ticket) {
    int end = ticket.lastIndexOf('.');
    if (end < 0 || ticket.length() > LONGEST) {
      return Optional.empty();
    }
    String body = ticket.substring(0, end);
    if (!MessageDigest.isEqual(bytes(signature(body)), bytes(ticket.substring(end + 1)))) {
      return Optional.empty();
    }
    String[] parts = body.split("\\.");
    boolean over = clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(parts[1])));
    return over ? Optional.empty() : Ids.read(parts[0]);
  }

  private String signature(String body) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.secret(LABEL + body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
