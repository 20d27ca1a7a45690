package org.fuma.enterprise;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;

/** What can be done to many firms at once, offered on the selection's page. Rooms that build on this one implement it. */
public interface SelectionPanel extends Ordered {

  /**
   * The panel, drawn; empty when it is not for this actor.
   *
   * @param count how many firms the selection holds now
   */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, Selection selection, long count);
}
