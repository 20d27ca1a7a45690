package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;

/** A part of a visit's page: the decision, the handshake, what happened afterwards. Rooms that build on this one implement it too. */
public interface VisitPanel extends Ordered {

  /** The part, drawn; empty when there is nothing for this actor. The visit is one that the actor may see. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit);
}
