package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.SessionStanding;

/** A section of a person's own account page. The sections are drawn by their order, the least first; each is a card with an h2 of its own. */
public interface AccountPart extends Ordered {

  /** Where the parts of the page stand. */
  int TOTP = 100;

  /** Passkeys. */
  int PASSKEYS = 200;

  /** Recovery codes. */
  int RECOVERY = 300;

  /** Remembered phones. */
  int DEVICES = 400;

  /** Sessions. */
  int SESSIONS = 500;

  /** The latest security events. */
  int EVENTS = 600;

  /** The section; empty when there is nothing in it for this person. */
  Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session);
}
