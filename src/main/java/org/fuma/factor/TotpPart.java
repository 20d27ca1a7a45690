package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.SessionStanding;
import org.fuma.store.Sql;
import org.fuma.web.Frame;

/** One-time codes on the account page. */
@Singleton
final class TotpPart implements AccountPart {

  private final Sql sql;
  private final Factors factors;
  private final FactorRemoval removal;
  private final Frame frame;

  TotpPart(Sql sql, Factors factors, FactorRemoval removal, Frame frame) {
    this.sql = sql;
    this.factors = factors;
    this.removal = removal;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return TOTP;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    Optional<Instant> since =
        sql.first(
            row -> Sql.instant(row, "confirmed_at"), "SELECT confirmed_at FROM totp WHERE account_id = ? AND confirmed_at IS NOT NULL",
            actor.account());
    boolean stays = since.isPresent() && removal.lastStays(actor) && factors.of(actor.account()).size() == 1;
    return Optional.of(frame.part(request, "factor/totp-part", Map.of("since", since, "stays", stays)));
  }
}
