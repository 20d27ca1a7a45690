package org.fuma.ledger;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.fuma.City;

/** Has a city place what waits for its place in the tree now, as it does by itself each second. */
public final class Placing {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Placing() {}

  /** Places until that is so; fails when it does not come about. */
  public static void until(City city, BooleanSupplier there) {
    Sequencer sequencer = city.bean(Sequencer.class);
    Awaitility.await().atMost(PATIENCE).until(() -> {
      if (!there.getAsBoolean()) {
        sequencer.tick();
      }
      return there.getAsBoolean();
    });
  }
}
