package org.fuma.enterprise;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;

/** What another room shows on a firm's page: its code, its visits. Rooms that build on this one implement it. */
public interface EnterprisePanel extends Ordered {

  /** The panel, drawn; empty when it is not for this actor. The firm is one that the actor may see. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise enterprise);

  /** False for what the page of the firm's live code does not show. */
  default boolean besideLiveCode() {
    return true;
  }
}
