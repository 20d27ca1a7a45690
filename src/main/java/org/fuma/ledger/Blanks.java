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

  /** The kind of what they are of. */
  static final String OBJECT = "ledger";
  /** One tick in so many has blanks of its own: every two and a half minutes or so. */
  private static final int RARE = 150;
  /** Of so many throws one ends it. A complaint with its files makes several leaves at once, and growth by several must come by chance as well. */
  static final int SIDES = 3;

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

  /** Appends them to the running transaction; answers the entries. */
  List<Long> append(boolean lone) {
    List<Long> made = new ArrayList<>();
    for (int left = number(lone); left > 0; left--) {
      made.add(ledger.appendUnnamed(Confidential.BLANK, OBJECT, Ids.random(), Map.of()).id());
    }
    return made;
  }

  /**
   * How many: as many as throws go well before the first that does not, which is one in three. So one more than there are is always two thirds as
   * likely, and growth by seven that nothing explains comes once in seventeen batches. Those that come by themselves are one more: as if a single
   * entry had been placed.
   *
   * @param lone whether they come by themselves
   */
  int number(boolean lone) {
    int number = lone ? 1 : 0;
    while (random.nextInt(SIDES) > 0) {
      number++;
    }
    return number;
  }
}
