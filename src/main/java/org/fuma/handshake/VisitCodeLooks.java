package org.fuma.handshake;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitCodes;
import org.fuma.visit.VisitLog;
import org.fuma.web.ClientAddress;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Opens visit codes for anybody, and bounds how often one address may be wrong about them or answer to them. */
@Singleton
class VisitCodeLooks {

  /**
   * Looks from one address that found no visit: 300 at once, then one in two seconds. The phones of a street share an address, and 160 bits are not
   * guessed, so a genuine code is always answered.
   */
  static final RateLimit MISSES_OF_ADDRESS = new RateLimit(300, 300, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "handshake.too-many-looks");

  /** Answers from one address: 300 at once, then one in two seconds. What is kept of each visit has a bound of its own. */
  static final RateLimit ANSWERS_OF_ADDRESS = new RateLimit(300, 300, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "handshake.too-many-answers");

  private final VisitCodes codes;
  private final VisitLog visits;
  private final ClientAddress addresses;
  private final RateLimits limits;

  VisitCodeLooks(VisitCodes codes, VisitLog visits, ClientAddress addresses, RateLimits limits) {
    this.codes = codes;
    this.visits = visits;
    this.addresses = addresses;
    this.limits = limits;
  }

  /**
   * The visit of that code; empty when it is none of ours.
   *
   * @throws org.fuma.web.Failure.TooMany when the address guessed too often
   */
  Optional<Visit> find(HttpRequest<?> request, String token) {
    return number(request, token).flatMap(visits::find);
  }

  /**
   * The number of the visit of that code, where no more of it is needed; empty when it is none of ours.
   *
   * @throws org.fuma.web.Failure.TooMany when the address guessed too often
   */
  Optional<Long> number(HttpRequest<?> request, String token) {
    Optional<Long> visit = codes.find(token);
    if (visit.isEmpty()) {
      limits.take(MISSES_OF_ADDRESS, addresses.of(request));
    }
    return visit;
  }

  /**
   * Counts an answer.
   *
   * @throws org.fuma.web.Failure.TooMany when the address answered too often
   */
  void countAnswer(HttpRequest<?> request) {
    limits.take(ANSWERS_OF_ADDRESS, addresses.of(request));
  }
}
