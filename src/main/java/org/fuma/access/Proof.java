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

  Proof(ServiceClock clock) {
    this.clock = clock;
  }

  /**
   * Demands it of this request's session.
   *
   * @throws Failure.ProofRequired when the last proof is older than ten minutes (a form) or twenty (an act)
   */
  public void require(HttpRequest<?> request) {
    Duration most = request.getMethod() == HttpMethod.GET ? BEFORE_THE_FORM : BEFORE_THE_ACT;
    if (SessionStanding.of(request).provedAt().isBefore(clock.instant().minus(most))) {
      throw new Failure.ProofRequired();
    }
  }
}
