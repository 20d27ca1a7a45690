package org.fuma.audit;

import java.util.Optional;
import org.fuma.ledger.Entries;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.Log;

/**
 * An entry, checked when it was asked for.
 *
 * @param facts      what it commits to, where that is kept and could be read
 * @param leaf       its place in the tree
 * @param commitment whether the facts are those that it commits to
 * @param place      whether what stands in the log is this entry
 * @param proof      whether its way leads to the root of the newest signed checkpoint
 */
public record CheckedEntry(LedgerEntry entry, Optional<Entries.Facts> facts, Optional<Log.Leaf> leaf, Fit commitment, Fit place, Fit proof) {

  /** True when nothing speaks against it. */
  public boolean fits() {
    return commitment != Fit.WRONG && place != Fit.WRONG && proof != Fit.WRONG;
  }
}
