package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Random;
import org.fuma.access.Accounts;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/**
 * The invented city that a first start loads, so that there is something to look at: 52 firms, eight authorities, a year of visits and
 * ratings, complaints in every state. It is loaded whole or not at all, through the same services that people use.
 */
@Singleton
public class SampleCity {

  private static final long SEED = 20_211_117;

  private final SampleSettlers settlers;
  private final SampleStory story;
  private final SamplePeople people;
  private final Accounts accounts;
  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;

  SampleCity(
      SampleSettlers settlers,
      SampleStory story,
      SamplePeople people,
      Accounts accounts,
      Sql sql,
      Transactions transactions,
      ServiceClock clock) {
    this.settlers = settlers;
    this.story = story;
    this.people = people;
    this.accounts = accounts;
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Loads the city into an empty registry; answers the accounts with their passwords when it did. */
  public SampleAccounts loadIfEmpty() {
    return accounts.none() ? transactions.write(this::load) : SampleAccounts.NONE;
  }

  /** Loads the city, in the running transaction. */
  SampleAccounts load() {
    Instant now = clock.instant();
    sql.run("INSERT INTO sample_city (seed, made_at) VALUES (?, ?)", SEED, now);
    SampleSettlers.Founded founded = settlers.found(now);
    story.tell(founded.registry(), new Random(SEED), now);
    return people.passwords(founded.shown());
  }
}
