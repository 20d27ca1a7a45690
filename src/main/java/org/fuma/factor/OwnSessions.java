package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Proof;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Lets people end their own sessions, once they have proved lately who they are. */
@Singleton
class OwnSessions {

  private final Sessions sessions;
  private final Proof proof;
  private final SecurityEvents events;

  OwnSessions(Sessions sessions, Proof proof, SecurityEvents events) {
    this.sessions = sessions;
    this.proof = proof;
    this.events = events;
  }

  /**
   * Ends one of them.
   *
   * @throws Failure.NotFound when it is not the person's own, or has ended
   */
  void end(HttpRequest<?> request, String id) {
    proof.require(request);
    long account = SessionStanding.of(request).account();
    sessions.end(account, Ids.read(id).orElseThrow(Failure.NotFound::new));
    record(request, account, id);
  }

  /** Ends all but the one of this request. */
  void endOthers(HttpRequest<?> request) {
    proof.require(request);
    SessionStanding session = SessionStanding.of(request);
    sessions.endOthers(session);
    record(request, session.account(), "");
  }

  private void record(HttpRequest<?> request, long account, String which) {
    events.record(events.origin(request, Optional.of(account)), "session.ended", which, "");
  }
}
