package org.fuma.access;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** A part of the start page of somebody who is signed in: what waits for them. The rooms that know implement it. */
public interface HomePanel extends Ordered {

  /** The part, drawn; empty when nothing waits, or not for this account. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor);
}
