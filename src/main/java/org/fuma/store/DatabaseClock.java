package org.fuma.store;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.settings.Looking;
import org.fuma.settings.StartFailure;

/**
 * This machine's clock beside the database's, which all nodes share. A node whose clock is wrong makes ids and times that can never be mended, and by
 * which the other nodes' entries seem to come too late: it is not started, and one that is running places nothing in the ledger's tree.
 */
@Context
public class DatabaseClock {

  /** Nodes may be twice as far from each other, and further by what a transaction takes: a verification allows a quarter of an hour. */
  private static final Duration MOST = Duration.ofMinutes(1);

  private final Sql sql;
  private final ServiceClock clock;
  private final boolean looks;

  /**
   * @param clock that of this machine
   * @param looks whether this start records nothing, so that its clock does no harm
   */
  public DatabaseClock(Sql sql, ServiceClock clock, @Property(name = Looking.WANTED, defaultValue = "false") boolean looks) {
    this.sql = sql;
    this.clock = clock;
    this.looks = looks;
  }

  /** How far this clock is ahead of the database's, below zero when it is behind; empty when they agree within a minute. */
  public Optional<Duration> ahead() {
    Instant before = clock.instant();
    Instant there = sql.first(row -> Sql.instant(row, "there"), "SELECT UTC_TIMESTAMP(6) AS there").orElseThrow();
    Instant after = clock.instant();
    // Not counted: what the answer took.
    Duration ahead = there.isBefore(before) ? Duration.between(there, before) : Duration.ZERO;
    ahead = there.isAfter(after) ? Duration.between(there, after) : ahead;
    return Optional.of(ahead).filter(much -> much.abs().compareTo(MOST) > 0);
  }

  /** Before anything is recorded. */
  @PostConstruct
  void agree() {
    Optional<Duration> ahead = looks ? Optional.empty() : ahead();
    if (ahead.isPresent()) {
      throw new StartFailure("This machine's clock is " + ahead.get().abs().toSeconds() + " seconds "
          + (ahead.get().isNegative() ? "behind" : "ahead of") + " the database's: set both right (NTP), since what is recorded under a wrong time"
          + " stays so for ever.");
    }
  }
}
