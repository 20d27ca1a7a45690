package org.fuma.ledger;

import java.util.List;

/** Where copies of checkpoints are kept outside the database, so that a verification can hold the log against them. */
@FunctionalInterface
public interface OutsideCopies {

  /** Every copy that can be read now. */
  List<Given> checkpoints();

  /**
   * A signed note that somebody kept.
   *
   * @param name how to tell which it is, as a file's name
   * @param note the note's bytes
   */
  record Given(String name, byte[] note) {}
}
