package org.fuma.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/**
 * Holds the checkpoints against the leaves, beside a walk through them. A root that is computed anew from the same leaves as its predecessor's is
 * consistent with it. Checkpoints that others kept are held against the same roots.
 *
 * <p>The moments of checkpoints are not signed; entries pin them: none is younger than the checkpoint that first covers it, or older than the one
 * before.
 */
final class CheckpointWalk {

  private static final int PAGE = 1_000;
  private static final String TABLE = "ledger_checkpoint";
  private static final String SELECT = "SELECT size, root, note, at FROM ledger_checkpoint WHERE size > ? ORDER BY size LIMIT " + PAGE;
  /** So long after the first checkpoint a program of before the tree may still have written. */
  static final Duration FOUNDING = Duration.ofDays(1);
  /** So long after its first checkpoint a registry of before the tree may take its old entries in: each night tries again. */
  static final Duration TAKING_IN = Duration.ofDays(7);

  private final Sql sql;
  private final LogKeys keys;
  private final Findings findings;
  private final Deque<SignedCheckpoint> ahead = new ArrayDeque<>();
  private final TreeMap<Long, List<Copy>> copies = new TreeMap<>();
  private long read = -1;
  private boolean last;
  private boolean rootsFit = true;
  private Instant first;
  private Instant bound;
  private long before;
  private Instant today;
  private long torn = -1;
  private final LeafOrder order = new LeafOrder();

  private record Copy(String name, byte[] root) {}

  CheckpointWalk(Sql sql, LogKeys keys, List<OutsideCopies.Given> copies, Findings findings) {
    this.sql = sql;
    this.keys = keys;
    this.findings = findings;
    sql.list(row -> row.getLong(1), "SELECT size FROM ledger_checkpoint WHERE size < 0 ORDER BY size LIMIT 2")
        .forEach(size -> findings.add(TABLE, Long.toString(size), "no tree has so many leaves"));
    for (OutsideCopies.Given given : copies) {
      try {
        Checkpoint checkpoint = keys.openCheckpoint(given.note());
        this.copies.computeIfAbsent(checkpoint.size(), none -> new ArrayList<>()).add(new Copy(given.name(), checkpoint.root()));
      } catch (IllegalArgumentException not) {
        findings.add("copy", given.name(), "it is no checkpoint of this log: " + not.getMessage());
      }
    }
  }

  /** The entry of a leaf, before {@link #reached} has it counted. */
  void timed(long index, long entry, int form, byte[] hash, boolean blank) {
    Instant earlier = order.before(hash, entry, form, blank);
    if (order.begun() && index != before && torn < 0) {
      torn = index;
    }
    SignedCheckpoint covering = next();
    if (covering == null || form == 0) {
      return;
    }
    if (first == null) {
      first = covering.at();
    }
    Instant made = Ids.madeAt(entry);
    if (form == 1) {
      if (made.isAfter(first.plus(FOUNDING)) || covering.at().isAfter(first.plus(TAKING_IN))) {
        entry(entry, index, "pretends to be of before the tree (form 1)");
      }
    } else if (bound != null && made.isBefore(bound.minus(EntryWalk.TOLERANCE))) {
      entry(entry, index, "came too late for its time: its id says " + made + ", and the checkpoint before it was signed at " + bound);
    } else if (made.isBefore(earlier.minus(EntryWalk.TOLERANCE))) {
      entry(entry, index, "came too late for its time: its id says " + made + ", and leaves of batches before it are of " + earlier);
    } else if (made.isAfter(covering.at().plus(EntryWalk.TOLERANCE))) {
      entry(entry, index, "says " + made + ", which is after the checkpoint that covers it, of " + covering.at());
    }
  }

  private void entry(long entry, long index, String what) {
    // Which kind it is of, nobody has looked at yet: so it is named to the operator alone.
    findings.add("ledger_entry", Ids.show(entry), "its leaf " + index + " " + what, true);
  }

  /** The tree has grown to this size. */
  void reached(Frontier frontier) {
    SignedCheckpoint checkpoint = next();
    if (checkpoint != null && checkpoint.size() <= frontier.size()) {
      ahead.removeFirst();
      check(checkpoint, frontier);
    }
    List<Copy> kept = copies.remove(frontier.size());
    if (kept != null) {
      byte[] root = frontier.root();
      kept.stream().filter(copy -> !Arrays.equals(copy.root(), root)).forEach(copy -> findings.add("copy", copy.name(), "this checkpoint of "
          + frontier.size() + " leaves was kept elsewhere and has another root than our tree: what was signed then has been changed since"));
    }
  }

  private void check(SignedCheckpoint checkpoint, Frontier frontier) {
    String name = Long.toString(checkpoint.size());
    if (rootsFit && !Arrays.equals(checkpoint.root(), frontier.root())) {
      findings.add(TABLE, name, "its root is not that of the leaves");
      rootsFit = false;
    }
    if (rootsFit && torn >= 0) {
      findings.add(TABLE, Long.toString(torn), "it is not there: the hashes of the leaves begin anew here, so a tree of so many was signed");
    }
    torn = -1;
    try {
      Checkpoint signed = keys.openCheckpoint(checkpoint.note());
      if (signed.size() != checkpoint.size() || !Arrays.equals(signed.root(), checkpoint.root())) {
        findings.add(TABLE, name, "its signed note says another size or root");
      }
      if (!keys.today(checkpoint.note())) {
        if (keys.beyond(checkpoint.note())) {
          findings.add(TABLE, name, "a former key signed it, which had been given up at a smaller size");
        } else if (today != null) {
          findings.add(TABLE, name, "a former key signed it, though today's had come into use before");
        }
      } else if (today == null) {
        today = checkpoint.at();
      }
    } catch (IllegalArgumentException not) {
      findings.add(TABLE, name, "its signed note does not hold: " + not.getMessage());
    }
    if (bound != null && checkpoint.at().isBefore(bound.minus(EntryWalk.TOLERANCE))) {
      findings.add(TABLE, name, "its time " + checkpoint.at() + " lies before that of the one before it");
    }
    if (first == null) {
      first = checkpoint.at();
    }
    if (bound == null || checkpoint.size() - before < LeafOrder.FULL_BATCH) {
      bound = checkpoint.at();
    }
    before = checkpoint.size();
  }

  /** The leaves are at an end. */
  void ended(Frontier frontier) {
    SignedCheckpoint beyond = next();
    if (beyond != null) {
      findings.add("ledger_leaf", Long.toString(frontier.size()), "it is not there, though the checkpoint of " + beyond.size() + " leaves covers it");
    } else if (before != frontier.size()) {
      findings.add("ledger_leaf", Long.toString(before), "it stands beyond the newest checkpoint, of " + before + " leaves");
    }
    for (Map.Entry<Long, List<Copy>> kept : copies.entrySet()) {
      kept.getValue().forEach(copy -> findings.add("copy", copy.name(), "this checkpoint of " + kept.getKey()
          + " leaves was kept elsewhere, and our tree has but " + frontier.size() + ": the log was cut short, or an older backup restored"));
    }
  }

  /** When today's key signed first; empty as long as it has not. */
  Optional<Instant> today() {
    return Optional.ofNullable(today);
  }

  private SignedCheckpoint next() {
    if (ahead.isEmpty() && !last) {
      ahead.addAll(sql.list(CheckpointWalk::checkpoint, SELECT, read));
      last = ahead.size() < PAGE;
      read = ahead.isEmpty() ? read : ahead.getLast().size();
    }
    return ahead.peekFirst();
  }

  private static SignedCheckpoint checkpoint(ResultSet row) throws SQLException {
    return new SignedCheckpoint(row.getLong(1), row.getBytes(2), row.getBytes(3), Sql.instant(row, "at"));
  }
}
