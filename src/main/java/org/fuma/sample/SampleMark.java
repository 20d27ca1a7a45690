package org.fuma.sample;

import jakarta.inject.Singleton;
import org.fuma.store.Sql;
import org.fuma.web.SampleBanner;

/** Knows whether this registry holds the sample city. */
@Singleton
public class SampleMark implements SampleBanner {

  private final Sql sql;
  private volatile boolean known;
  private volatile boolean loaded;

  SampleMark(Sql sql) {
    this.sql = sql;
  }

  /** The mark is set before the first page is drawn and never taken away while the service runs, so that one look is enough. */
  @Override
  public boolean shown() {
    if (!known) {
      loaded = present();
      known = true;
    }
    return loaded;
  }

  /** Asks the database. */
  public boolean present() {
    return sql.first(row -> 1, "SELECT 1 FROM sample_city LIMIT 1").isPresent();
  }
}
