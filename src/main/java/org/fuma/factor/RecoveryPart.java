package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.SessionStanding;
import org.fuma.web.Frame;

/** Recovery codes on the account page, for whoever has a second factor that can be lost. */
@Singleton
final class RecoveryPart implements AccountPart {

  private final Factors factors;
  private final RecoveryCodes recovery;
  private final Frame frame;

  RecoveryPart(Factors factors, RecoveryCodes recovery, Frame frame) {
    this.factors = factors;
    this.recovery = recovery;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return RECOVERY;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    return factors.of(actor.account()).isEmpty()
        ? Optional.empty()
        : Optional.of(frame.part(request, "factor/recovery-part", Map.of("left", recovery.left(actor.account()))));
  }
}
