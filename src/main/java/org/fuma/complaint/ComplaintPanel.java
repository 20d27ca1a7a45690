package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;

/** A part of a complaint's page at the supervisors' desk: what may be done now, the questions, the measures, the notes. */
interface ComplaintPanel extends Ordered {

  /** The part, drawn; empty when there is nothing for this supervisor. The complaint is one that the actor may read. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint);
}
