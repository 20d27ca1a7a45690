package org.fuma.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fuma.store.Ids;

/**
 * Entries that record nothing. Ratings and complaints have leaves that nothing which may be looked at explains; so that such a leaf tells nobody that
 * one was made, and when, others like it come by chance (design decision 12).
 */
final class Blanks {

  /** Their kind. */
  static final String KIND = "ledger.blank";
  private static final String OBJECT = "ledger";
  /** One tick in so many has a blank of its own. */
  private static final int RARE = 300;

  private final Ledger ledger;
  private final RandomGenerator random;

  Blanks(Ledger ledger, RandomGenerator random) {
    this.ledger = ledger;
    this.random = random;
  }

  /** Whether one is due by itself. */
  boolean due() {
    return random.nextInt(RARE) == 0;
  }

  /**
   * Appends as many to the running transaction as a coin shows heads before the first tails: so one more than the known entries is, in every
   * batch, half as likely as none more.
   *
   * @param lone one besides
   * @return the entries
   */
  List<Long> append(boolean lone) {
    List<Long> made = new ArrayList<>();
    while (lone && made.isEmpty() || random.nextBoolean()) {
      made.add(ledger.appendUnnamed(KIND, OBJECT, Ids.random(), Map.of()).id());
    }
    return made;
  }
}
