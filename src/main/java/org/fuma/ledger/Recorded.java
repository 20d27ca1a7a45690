package org.fuma.ledger;

import java.util.List;
import java.util.function.LongConsumer;

/** What a room says of its tables, so that {@code verify --all} can hold them against the ledger. */
public interface Recorded {

  /** The rows of each kind of entry, by which columns they repeat its facts. Every kind of the room stands in one of them. */
  List<Rows> rows();

  /** What can be told of the room's heads from its steps. */
  List<HeadCheck> heads();

  /** The texts that may be erased, with the hashes that stand for them. */
  List<ContentCheck> contents();

  /** What fits none of these; nothing for most rooms. */
  default void walk(Findings findings) {}

  /**
   * As {@link #walk(Findings)}, where that takes long.
   *
   * @param progress is told now and then how many things were seen
   */
  default void walk(Findings findings, LongConsumer progress) {
    walk(findings);
  }
}
