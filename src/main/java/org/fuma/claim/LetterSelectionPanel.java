package org.fuma.claim;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Selection;
import org.fuma.enterprise.SelectionPanel;
import org.fuma.web.Frame;

/** Hand-over letters for many firms, offered on the selection's page. */
@Singleton
public final class LetterSelectionPanel implements SelectionPanel {

  private static final int AFTER_THE_CODES = 30;

  private final Frame frame;

  LetterSelectionPanel(Frame frame) {
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return AFTER_THE_CODES;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Selection selection, long count) {
    return actor.may(Permission.ACCOUNT_CREATE) && count > 0
        ? Optional.of(frame.part(request, "claim/selection", Map.of("selection", selection)))
        : Optional.empty();
  }
}
