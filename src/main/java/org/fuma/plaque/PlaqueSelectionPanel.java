package org.fuma.plaque;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Selection;
import org.fuma.enterprise.SelectionPanel;
import org.fuma.web.Frame;

/** Offers to print the plaques of a selection of firms, or to take their pictures. */
@Singleton
final class PlaqueSelectionPanel implements SelectionPanel {

  private static final List<Integer> SIDES = List.of(600, 1_000, 2_000, 4_000);

  private final Frame frame;

  PlaqueSelectionPanel(Frame frame) {
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Selection selection, long count) {
    return actor.may(Permission.CODE_ISSUE) && count > 0
        ? Optional.of(frame.part(request, "plaque/panel", Map.of("selection", selection, "count", count, "most",
            PlaqueDownload.MOST, "sides", SIDES)))
        : Optional.empty();
  }
}
