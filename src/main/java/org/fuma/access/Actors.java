package org.fuma.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Sql;

/** Looks up who an account is: its state, roles, firms and authority, never older than three seconds. */
@Singleton
public class Actors {

  private static final Duration FRESH = Duration.ofSeconds(3);

  private final Sql sql;
  private final Cache<Key, Optional<Actor>> known = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(100_000).build();

  Actors(Sql sql) {
    this.sql = sql;
  }

  private record Key(long account, long session) {}

  /** The account's actor; empty when there is no such account or it is not active. */
  public Optional<Actor> find(long account) {
    return find(account, 0);
  }

  /** The account's actor in that session; empty besides when the session has been ended. */
  Optional<Actor> find(long account, long session) {
    return known.get(new Key(account, session), this::load);
  }

  /** The actor when it is known already, without asking the database. */
  Optional<Actor> atHand(long account, long session) {
    Optional<Actor> actor = known.getIfPresent(new Key(account, session));
    return actor == null ? Optional.empty() : actor;
  }

  private Optional<Actor> load(Key key) {
    return sql.first(
            row ->
                Actor.of(
                    key.account(),
                    row.getString("display_name"),
                    Role.read(row.getString("roles")),
                    Set.of(),
                    Sql.optionalId(row, "authority_id"),
                    Sql.optionalId(row, "official_id")),
            "SELECT a.display_name, h.roles, h.authority_id, h.official_id FROM account a JOIN account_head h ON h.id = a.id"
                + " WHERE a.id = ? AND h.state = 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM session s WHERE s.id = ? AND s.ended_at IS NOT NULL)",
            key.account(),
            key.session())
        .map(actor -> actor.roles().contains(Role.ENTERPRISE) ? withFirms(actor) : actor);
  }

  private Actor withFirms(Actor actor) {
    Set<Long> firms =
        new HashSet<>(
            sql.list(row -> row.getLong(1), "SELECT enterprise_id FROM account_enterprise WHERE account_id = ?", actor.account()));
    return Actor.of(actor.account(), actor.name(), actor.roles(), firms, actor.authority(), actor.official());
  }
}
