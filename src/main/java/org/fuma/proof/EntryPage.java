package org.fuma.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fuma.ledger.LedgerEntry;

/**
 * A page of entries that can be proved.
 *
 * @param next the id behind which the next page begins; empty where this one is the last
 */
record EntryPage(List<LedgerEntry> entries, Optional<Long> next) {

  /** Entries that a page is made of, whether or not they are shown. */
  static final int MOST = 100;

  static final EntryPage EMPTY = new EntryPage(List.of(), Optional.empty());

  /**
   * The first page of what was found.
   *
   * @param found of each object the first {@code MOST + 1} in that order, or all
   * @param shown what the reader is told of
   */
  static EntryPage of(Stream<LedgerEntry> found, Comparator<LedgerEntry> order, Predicate<LedgerEntry> shown) {
    List<LedgerEntry> all = found.sorted(order).limit(MOST + 1L).toList();
    List<LedgerEntry> page = all.size() > MOST ? all.subList(0, MOST) : all;
    return new EntryPage(
        page.stream().filter(shown).toList(), all.size() > MOST ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  /** True when there is nothing to show, on this page and behind it. */
  boolean isEmpty() {
    return entries.isEmpty() && next.isEmpty();
  }
}
