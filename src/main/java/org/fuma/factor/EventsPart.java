package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.SecurityEventKind;
import org.fuma.access.SessionStanding;
import org.fuma.store.Sql;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** What lately happened around a person's account, tries to get into it included, on the account page. */
@Singleton
public final class EventsPart implements AccountPart {

  private static final int SHOWN = 20;

  /** What should make its person think. */
  private static final Set<String> ALARMING = Set.of("sign-in.failed", "sign-in.locked", "session.reused", "account.locked");

  private final Sql sql;
  private final Frame frame;

  EventsPart(Sql sql, Frame frame) {
    this.sql = sql;
    this.frame = frame;
  }

  /**
   * Something that happened.
   *
   * @param times how often, within a minute and from one address
   */
  public record Happened(Instant at, String kind, String address, int times) {

    /** In words; a kind that a newer program wrote, as it is written. */
    public String said(Words words) {
      return SecurityEventKind.read(kind).map(words::say).orElse(kind);
    }

    /** True when its person should think. */
    public boolean alarming() {
      return ALARMING.contains(kind);
    }
  }

  @Override
  public int getOrder() {
    return EVENTS;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    List<Happened> events =
        sql.list(
            row -> new Happened(Sql.instant(row, "at"), row.getString("kind"), row.getString("address"), row.getInt("times")),
            "SELECT at, kind, address, times FROM security_event WHERE account_id = ? ORDER BY id DESC LIMIT " + SHOWN,
            actor.account());
    return Optional.of(frame.part(request, "factor/events-part", Map.of("events", events)));
  }
}
