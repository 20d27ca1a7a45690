package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.fuma.City;
import org.junit.jupiter.api.Test;

/** How often what nobody recorded comes, and how much of it at once. */
class BlanksTest {

  private static final int MANY = 100_000;

  private final Blanks blanks = new Blanks(City.get().bean(Ledger.class), new Random(7));

  /** How many of many draws are of that many and more. */
  private double share(boolean lone, int least) {
    return IntStream.range(0, MANY).filter(i -> blanks.number(lone) >= least).count() / (double) MANY;
  }

  @Test
  void severalAtOnceAreNothingRare() {
    assertThat(share(false, 1)).isCloseTo(0.667, within(0.01));
    assertThat(share(false, 7)).isCloseTo(0.059, within(0.005));
  }

  @Test
  void thoseThatComeByThemselvesAreAsIfASingleEntryHadBeenPlaced() {
    assertThat(share(true, 1)).isEqualTo(1);
    assertThat(share(true, 2)).isCloseTo(share(false, 1), within(0.01));
    assertThat(share(true, 8)).isCloseTo(share(false, 7), within(0.005));
    assertThat(IntStream.range(0, MANY).filter(tick -> blanks.due()).count()).isBetween(550L, 790L);
  }
}
