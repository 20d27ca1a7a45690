package org.fuma.audit;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fuma.ledger.Checkpoint;
import org.fuma.ledger.Entries;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.Log;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.SignedCheckpoint;
import org.fuma.ledger.Tree;

/** Checks entries on the spot: facts against commitment, entry against leaf, leaf against the newest signed checkpoint. */
@Singleton
class EntryChecks {

  private final Entries entries;
  private final Log log;
  private final LogKeys keys;

  EntryChecks(Entries entries, Log log, LogKeys keys) {
    this.entries = entries;
    this.log = log;
    this.keys = keys;
  }

  /** The newest checkpoint as it was opened; empty without one, and {@code wrong} where its signature does not hold. */
  private record Newest(Optional<Checkpoint> opened, boolean wrong) {}

  /** One entry, unless it is one that must not be shown. */
  Optional<CheckedEntry> entry(long id, Predicate<LedgerEntry> shown) {
    return entries.header(id).filter(shown).map(entry -> checked(entry, whole(entry), newest()));
  }

  /** An object's entries, earliest first, above an entry's id; the object must be one that may be shown. */
  List<CheckedEntry> of(String objectKind, long object, long above, int most) {
    Newest newest = newest();
    return entries.headers(objectKind, object, above, most).stream().map(entry -> checked(entry, whole(entry), newest)).toList();
  }

  /** Empty where somebody has made the facts unreadable: the entry is shown all the same. */
  private Optional<Entries.Whole> whole(LedgerEntry entry) {
    try {
      return entries.find(entry.id());
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private CheckedEntry checked(LedgerEntry entry, Optional<Entries.Whole> whole, Newest newest) {
    Optional<Log.Leaf> leaf = log.leafOf(entry.id());
    Fit commitment =
        whole.isEmpty() ? Fit.WRONG : whole.get().facts().isEmpty() ? (entry.form() == 1 ? Fit.NOT_KEPT : Fit.WRONG) : fit(whole.get().fits());
    Fit place = leaf.map(own -> fit(Arrays.equals(own.hash(), entry.hash()))).orElse(Fit.WAITS);
    return new CheckedEntry(entry, whole.flatMap(Entries.Whole::facts), leaf, commitment, place, proof(entry, leaf, newest));
  }

  private Fit proof(LedgerEntry entry, Optional<Log.Leaf> leaf, Newest newest) {
    if (newest.wrong()) {
      return Fit.WRONG;
    }
    if (leaf.isEmpty() || newest.opened().isEmpty() || newest.opened().get().size() <= leaf.get().index()) {
      return Fit.WAITS;
    }
    if (leaf.get().index() < 0) {
      return Fit.WRONG;
    }
    Checkpoint opened = newest.opened().get();
    try {
      List<byte[]> path = log.inclusion(leaf.get().index(), opened.size());
      return fit(Tree.included(Tree.leaf(entry.hash()), leaf.get().index(), opened.size(), path, opened.root()));
    } catch (IllegalStateException holes) {
      return Fit.WRONG;
    }
  }

  private Newest newest() {
    Optional<SignedCheckpoint> newest = log.newest();
    try {
      return new Newest(newest.map(kept -> keys.openCheckpoint(kept.note())), false);
    } catch (IllegalArgumentException unsigned) {
      return new Newest(Optional.empty(), true);
    }
  }

  private static Fit fit(boolean fits) {
    return fits ? Fit.FITS : Fit.WRONG;
  }
}
