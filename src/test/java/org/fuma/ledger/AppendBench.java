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

  private static final int ROUNDS = 9;
  /** Of those, while the machine warms; they count for nothing. */
  private static final int WARMING = 3;
  private static final int SECONDS = 8;
  private static final double MOST = 0.15;

  @Test
  void appendingCostsAtMostFifteenInAHundred() throws Exception {
    ArrivalLoad with = new ArrivalLoad(City.get());
    ArrivalLoad without = new ArrivalLoad(City.with(Map.of("test.ledger", "off")));
    List<Double> costs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      double bare = without.rate(SECONDS);
      double kept = with.rate(SECONDS);
      if (i >= WARMING) {
        costs.add(1 - kept / bare);
      }
      System.out.printf("Visits per second without a ledger %.0f, with it %.0f: %.1f %%%n", bare, kept, 100 * (1 - kept / bare));
    }
    costs.sort(null);
    double median = (costs.get((costs.size() - 1) / 2) + costs.get(costs.size() / 2)) / 2;
    System.out.printf("Median cost of appending, of the last %d rounds: %.1f %%%n", costs.size(), 100 * median);
    assertThat(median).isLessThanOrEqualTo(MOST);
  }
}
