package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.authority.Official;

/** A part of the page with which an official's day begins. Rooms that build on this one implement it too. */
public interface TodayPanel extends Ordered {

  /** The part, drawn; empty when there is nothing to do. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, Official official);
}
