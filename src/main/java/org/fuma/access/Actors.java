package org.fuma.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.settings.Settings;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.web.SampleBanner;

/** Looks up who an account is: its state, roles, firms and authority, never older than three seconds. */
@Singleton
public class Actors {

  static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration NEW = Duration.ofMinutes(10);

  private final Sql sql;
  private final ServiceClock clock;
  private final Settings settings;
  private final SampleBanner sample;
  private final Cache<Key, Optional<Known>> known = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(100_000).build();

  Actors(Sql sql, ServiceClock clock, Settings settings, SampleBanner sample) {
    this.sql = sql;
    this.clock = clock;
    this.settings = settings;
    this.sample = sample;
  }

  private record Key(long account, long session) {}

  /**
   * An account in one of its sessions.
   *
   * @param failures how often others failed to sign in to the account before this session; zero when the session is no longer new
   */
  record Known(Actor actor, SessionStanding session, int failures) {}

  /** The account's actor, in no session; empty when there is no such account or it is not active. */
  public Optional<Actor> find(long account) {
    return sql.first(
            row -> actor(row, account),
            "SELECT a.display_name, h.roles, h.authority_id, h.official_id FROM account a JOIN account_head h ON h.id = a.id"
                + " WHERE a.id = ? AND h.state = 'ACTIVE'",
            account)
        .map(this::withFirms);
  }

  /** The account in that session; empty besides when the session is not its own or has ended. */
  Optional<Known> find(long account, long session) {
    return known.get(new Key(account, session), this::load);
  }

  /** The same when it is known already, without asking the database. */
  Optional<Known> atHand(long account, long session) {
    Optional<Known> found = known.getIfPresent(new Key(account, session));
    return found == null ? Optional.empty() : found;
  }

  /** Asks the database again at this session's next request: its person has just proved more, or less. */
  public void forget(SessionStanding session) {
    known.invalidate(new Key(session.account(), session.id()));
  }

  /** Asks the database again at this account's next request in any session: it has just been changed. */
  public void forget(long account) {
    known.asMap().keySet().removeIf(key -> key.account() == account);
  }

  /** True when desks need a second factor: everywhere but in the sample city as long as this machine alone can reach it. */
  public boolean factorCompulsory() {
    return !(sample.shown() && settings.thisMachineOnly());
  }

  private Optional<Known> load(Key key) {
    return sql.first(
            row ->
                new Known(
                    actor(row, key.account()),
                    new SessionStanding(
                        key.session(), key.account(), Strength.valueOf(row.getString("strength")), Sql.instant(row, "proved_at"),
                        Sql.optionalId(row, "device_id")),
                    Sql.instant(row, "started_at").isAfter(clock.instant().minus(NEW)) ? row.getInt("failures") : 0),
            "SELECT a.display_name, h.roles, h.authority_id, h.official_id, s.strength, COALESCE(s.proved_at, s.started_at) AS proved_at,"
                + " s.device_id, s.started_at, s.failures FROM session s JOIN account a ON a.id = s.account_id JOIN account_head h ON h.id = a.id"
                + " WHERE s.id = ? AND s.account_id = ? AND s.ended_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > ?) AND h.state = 'ACTIVE'",
            key.session(), key.account(), clock.instant())
        .map(found -> new Known(withFirms(found.actor()), found.session(), found.failures()))
        .map(
            found ->
                factorCompulsory() && !found.session().strength().twofold() && found.actor().roles().stream().anyMatch(Role::desk)
                    ? new Known(found.actor().withFactorDue(), found.session(), found.failures())
                    : found);
  }

  private static Actor actor(java.sql.ResultSet row, long account) throws java.sql.SQLException {
    return Actor.of(
        account, row.getString("display_name"), Role.read(row.getString("roles")), Set.of(), Sql.optionalId(row, "authority_id"),
        Sql.optionalId(row, "official_id"));
  }

  private Actor withFirms(Actor actor) {
    if (!actor.roles().contains(Role.ENTERPRISE)) {
      return actor;
    }
    record Tie(long enterprise, boolean owner) {}
    List<Tie> ties =
        sql.list(
            row -> new Tie(row.getLong(1), row.getBoolean(2)),
            "SELECT enterprise_id, owner FROM account_enterprise WHERE account_id = ? AND ended_at IS NULL",
            actor.account());
    return actor.withFirms(
        ties.stream().map(Tie::enterprise).collect(Collectors.toUnmodifiableSet()),
        ties.stream().filter(Tie::owner).map(Tie::enterprise).collect(Collectors.toUnmodifiableSet()));
  }
}
