package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.SessionStanding;

/** Another way than the password in which a person may prove again who they are, drawn as a card on that page. */
public interface ProofPart extends Ordered {

  /**
   * The card; empty when this person has no such way.
   *
   * @param next one of our own paths, where the person goes on
   */
  Optional<Content> draw(HttpRequest<?> request, SessionStanding session, String next);
}
