package org.fuma.enterprise;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.web.Frame;

/** The official who is tied to the firm, to whom it turns first (联点帮扶, domain.md §6). */
@Singleton
class LiaisonPanel implements EnterprisePanel {

  private final Liaisons liaisons;
  private final Frame frame;

  LiaisonPanel(Liaisons liaisons, Frame frame) {
    this.liaisons = liaisons;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 10;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise firm) {
    return firm.liaison().flatMap(liaisons::find).map(liaison -> frame.part(request, "enterprise/liaison", Map.of("liaison", liaison)));
  }
}
