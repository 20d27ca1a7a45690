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

  /**
   * Appends as many to the running transaction as throws go well before the first that does not, which is one in three: so each more than the known
   * entries is two thirds as likely as one less, and growth by seven that nothing explains comes once in seventeen batches. Those that come by
   * themselves are as many and one: as if a single entry had been placed.
   *
   * @param lone whether they come by themselves
   * @return the entries
   */
  List<Long> append(boolean lone) {
    List<Long> made = new ArrayList<>();
    while (lone && made.isEmpty() || random.nextInt(SIDES) > 0) {
      made.add(ledger.appendUnnamed(KIND, OBJECT, Ids.random(), Map.of()).id());
    }
    return made;
  }
}
