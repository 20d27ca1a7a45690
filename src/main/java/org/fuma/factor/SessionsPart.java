package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.web.Frame;

/** Where a person is signed in, on the account page. */
@Singleton
final class SessionsPart implements AccountPart {

  private final Sessions sessions;
  private final Frame frame;

  SessionsPart(Sessions sessions, Frame frame) {
    this.sessions = sessions;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return SESSIONS;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    return Optional.of(
        frame.part(request, "factor/sessions-part", Map.of("sessions", sessions.list(actor.account()), "current", session.id())));
  }
}
