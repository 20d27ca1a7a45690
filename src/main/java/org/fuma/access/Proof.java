package org.fuma.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;

/**
 * Demands that a person has proved lately who they are before anything is changed that opens an account: password, factors, roles, consent.
 * The form asks a little earlier than the act, so that nothing typed is lost.
 */
@Singleton
public class Proof {

  static final Duration BEFORE_THE_FORM = Duration.ofMinutes(10);
  static final Duration BEFORE_THE_ACT = Duration.ofMinutes(20);

  private final ServiceClock clock;
  private final SecondFactors factors;

  Proof(ServiceClock clock, SecondFactors factors) {
    this.clock = clock;
    this.factors = factors;
  }

  /**
   * Demands it of this request's session.
   *
   * @throws Failure.ProofRequired when the last proof is older than ten minutes (a form) or twenty (an act), or was a password alone though the
   *                               account has a second factor: whoever took a session from before may not add one of their own
   */
  public void require(HttpRequest<?> request) {
    Duration most = request.getMethod() == HttpMethod.GET ? BEFORE_THE_FORM : BEFORE_THE_ACT;
    SessionStanding session = SessionStanding.of(request);
    boolean weak = !session.strength().twofold() && !factors.of(session.account()).isEmpty();
    if (weak || session.provedAt().isBefore(clock.instant().minus(most))) {
      throw new Failure.ProofRequired();
    }
  }
}
