package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;

/** A part of the page that a visit's code opens, for somebody who is signed in, be it only by having scanned it that they know of the visit. */
public interface VisitCodePanel extends Ordered {

  /** The part, drawn; empty when there is nothing for this actor. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit);
}
