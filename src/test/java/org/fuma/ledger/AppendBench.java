package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.visit.ArrivalLoad;
import org.junit.jupiter.api.Test;

/** What appending costs the logging of visits: with a ledger and without one, by turns, in one run. No part of the usual tests; the README has the command. */
class AppendBench {

  private static final int ROUNDS = 5;
  private static final int SECONDS = 8;
  private static final double MOST = 0.15;

  @Test
  void appendingCostsAtMostFifteenInAHundred() throws Exception {
    ArrivalLoad with = new ArrivalLoad(City.get());
    ArrivalLoad without = new ArrivalLoad(City.with(Map.of("test.ledger", "off")));
    with.run(SECONDS);
    without.run(SECONDS);
    with.run(SECONDS);
    without.run(SECONDS);
    List<Double> costs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      double bare = without.rate(SECONDS);
      double kept = with.rate(SECONDS);
      costs.add(1 - kept / bare);
      System.out.printf("Visits per second without a ledger %.0f, with it %.0f: %.1f %%%n", bare, kept, 100 * (1 - kept / bare));
    }
    costs.sort(null);
    System.out.printf("Median cost of appending: %.1f %%%n", 100 * costs.get(ROUNDS / 2));
    assertThat(costs.get(ROUNDS / 2)).isLessThanOrEqualTo(MOST);
  }
}
