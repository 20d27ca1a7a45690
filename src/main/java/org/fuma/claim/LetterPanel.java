package org.fuma.claim;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.web.Frame;

/** A firm's hand-over letter on its page, for who sees every firm. */
@Singleton
public final class LetterPanel implements EnterprisePanel {

  private final Claims claims;
  private final Frame frame;

  LetterPanel(Claims claims, Frame frame) {
    this.claims = claims;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise enterprise) {
    if (!actor.may(Permission.ENTERPRISE_READ)) {
      return Optional.empty();
    }
    return Optional.of(
        frame.part(
            request,
            "claim/panel",
            Map.of(
                "firm", enterprise,
                "claims", claims.of(actor, enterprise),
                "mayMake", actor.may(Permission.ACCOUNT_CREATE))));
  }
}
