package org.fuma.sample;

import jakarta.inject.Singleton;
import org.fuma.store.Sql;
import org.fuma.web.SampleBanner;

/** The invented city that a first start loads, so that there is something to look at. */
@Singleton
public class SampleCity implements SampleBanner {

  private final Sql sql;
  private volatile Boolean loaded;

  SampleCity(Sql sql) {
    this.sql = sql;
  }

  /** Loads the city into an empty registry; answers the accounts with their passwords when it did. */
  public SampleAccounts loadIfEmpty() {
    return SampleAccounts.NONE;
  }

  @Override
  public boolean shown() {
    if (loaded == null) {
      loaded = sql.first(row -> 1, "SELECT 1 FROM sample_city LIMIT 1").isPresent();
    }
    return loaded;
  }
}
