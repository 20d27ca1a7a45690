package org.fuma.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.fuma.City;

/** Has a city's workers look for jobs now, as they do by themselves every 0.7 seconds. */
public final class Workers {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Workers() {}

  /** Those who rest look once. */
  public static void wake(City city) {
    JobRunner runner = city.bean(JobRunner.class);
    synchronized (runner) {
      runner.notifyAll();
    }
  }

  /** Wakes them until that is so; fails when it does not come about. */
  public static void until(City city, BooleanSupplier done) {
    Awaitility.await().atMost(PATIENCE).until(() -> {
      wake(city);
      return done.getAsBoolean();
    });
  }
}
