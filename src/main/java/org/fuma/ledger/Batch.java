package org.fuma.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;

/**
 * One batch of entries on its way into the tree, in the running transaction: leaves, the nodes that they complete, the checkpoint over them, and the
 * queue without them. Everything is read from the tables, nothing is remembered from the batch before.
 */
final class Batch {

  private static final String ENTRY = "e.id, e.at, e.kind, e.object_kind, e.object_id, e.actor_id, e.request_id, e.form, e.commitment";
  private static final String WAITING =
      "SELECT " + ENTRY + ", l.idx FROM ledger_pending p JOIN ledger_entry e ON e.id = p.entry_id LEFT JOIN ledger_leaf l ON l.entry_id = p.entry_id";
  private static final String PLACED =
      "SELECT " + ENTRY + ", l.hash FROM ledger_leaf l JOIN ledger_entry e ON e.id = l.entry_id WHERE l.idx >= ? ORDER BY l.idx";

  private final Sql sql;
  private final ServiceClock clock;
  private final LogKeys keys;
  private final Blanks blanks;

  Batch(Sql sql, ServiceClock clock, LogKeys keys, Blanks blanks) {
    this.sql = sql;
    this.clock = clock;
    this.keys = keys;
    this.blanks = blanks;
  }

  /** An entry of the queue, and whether it has its place already. */
  private record Waiting(LedgerEntry entry, boolean placed) {}

  /** An entry with the bytes that the log shows of it. */
  private record Hashed(LedgerEntry entry, byte[] hash) {}

  /**
   * Places what waits, at most so many, and signs what the tree then is.
   *
   * @param lone whether a blank entry is to be placed although nothing waits
   * @return how many waited
   * @throws Broken when the tables contradict each other; the transaction has to be rolled back
   */
  int place(int most, boolean lone) {
    Optional<SignedCheckpoint> newest = Log.newest(sql);
    long size = sql.first(row -> row.getLong(1), "SELECT COALESCE(MAX(idx) + 1, 0) FROM ledger_leaf").orElseThrow();
    Frontier edge = edge(newest, size);
    if (newest.isEmpty()) {
      sign(edge);
    }
    List<Waiting> waiting = sql.list(Batch::waiting, WAITING + " ORDER BY p.entry_id LIMIT ?", most);
    List<Waiting> all = new ArrayList<>(waiting);
    if (!waiting.isEmpty() || lone) {
      for (long blank : blanks.append(lone)) {
        all.addAll(sql.list(Batch::waiting, WAITING + " WHERE p.entry_id = ?", blank));
      }
    }
    List<LedgerEntry> fresh = all.stream().filter(one -> !one.placed()).map(Waiting::entry).toList();
    if (!fresh.isEmpty()) {
      byte[] before = edge.root();
      append(edge, fresh);
      check(edge, size, before);
      sign(edge);
    }
    sql.batch("DELETE FROM ledger_pending WHERE entry_id = ?", all.stream().map(one -> new Object[] {one.entry().id()}).toList());
    return waiting.size();
  }

  /** The tree as it stands, or none when checkpoint, leaves and nodes do not agree. */
  private Frontier edge(Optional<SignedCheckpoint> newest, long size) {
    long signed = newest.map(SignedCheckpoint::size).orElse(0L);
    if (signed != size) {
      throw new Broken(signed < size
          ? "ledger_leaf " + signed + ": no checkpoint covers it"
          : "ledger_leaf " + size + ": it is missing, although the checkpoint of " + signed + " leaves covers it");
    }
    Frontier edge;
    try {
      edge = Frontier.of(new StoredTree(sql), size);
    } catch (IllegalStateException missing) {
      throw new Broken("ledger_leaf " + (size - 1) + " or a node above it: " + missing.getMessage());
    }
    if (newest.isPresent() && beyond(newest.get())) {
      throw new Broken("ledger_checkpoint " + size + ": a former key signed it, which had been given up at a smaller size");
    }
    if (newest.isPresent() && !Arrays.equals(edge.root(), newest.get().root())) {
      throw new Broken("ledger_checkpoint " + size + ": its root is not that of the stored leaves");
    }
    return edge;
  }

  private boolean beyond(SignedCheckpoint newest) {
    try {
      return keys.beyond(newest.note());
    } catch (IllegalArgumentException spoilt) {
      throw new Broken("ledger_checkpoint " + newest.size() + ": its note is none: " + spoilt.getMessage());
    }
  }

  /** By their hashes, which come from fresh salts: an entry's place in its batch tells nothing, and is the same when a batch is done anew. */
  private void append(Frontier edge, List<LedgerEntry> entries) {
    List<Hashed> inOrder =
        entries.stream().map(entry -> new Hashed(entry, entry.hash())).sorted(Comparator.comparing(Hashed::hash, Arrays::compareUnsigned)).toList();
    List<Object[]> leaves = new ArrayList<>(inOrder.size());
    List<Object[]> nodes = new ArrayList<>();
    for (Hashed one : inOrder) {
      LedgerEntry entry = one.entry();
      leaves.add(new Object[] {edge.size(), entry.id(), one.hash(), entry.at(), entry.kind(), entry.objectKind(), entry.objectId(), entry.actorId()});
      edge.append(Tree.leaf(one.hash()), (level, index, hash) -> nodes.add(new Object[] {level, index, hash}));
    }
    sql.batch("INSERT INTO ledger_leaf (idx, entry_id, hash, at, kind, object_kind, object_id, actor_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", leaves);
    sql.batch("INSERT INTO ledger_node (level, idx, hash) VALUES (?, ?, ?)", nodes);
  }

  /** What is signed can never be taken back: so it is read again from the tables, hashed again, and held against what was signed before. */
  private void check(Frontier edge, long size, byte[] before) {
    List<Hashed> placed = sql.list(row -> new Hashed(entry(row), row.getBytes("hash")), PLACED, size);
    for (Hashed one : placed) {
      if (!Arrays.equals(one.entry().hash(), one.hash())) {
        throw new Broken("ledger_leaf of an entry: it was not stored as it was hashed");
      }
    }
    StoredTree stored = new StoredTree(sql);
    if (placed.size() != edge.size() - size || !Arrays.equals(Tree.root(stored, edge.size()), edge.root())
        || !Tree.consistent(size, edge.size(), before, edge.root(), Tree.consistency(stored, size, edge.size()))) {
      throw new Broken("ledger_leaf " + size + " and following: the stored tree is not the one that was to be signed");
    }
  }

  private void sign(Frontier edge) {
    Checkpoint checkpoint = new Checkpoint(keys.origin(), edge.size(), edge.root());
    byte[] note = keys.checkpoint().sign(checkpoint.text());
    if (!keys.openCheckpoint(note).equals(checkpoint)) {
      throw new Broken("ledger_checkpoint " + edge.size() + ": its signature did not come out right");
    }
    Instant now = clock.instant();
    sql.run("INSERT INTO ledger_checkpoint (size, root, note, at) VALUES (?, ?, ?, ?)", edge.size(), edge.root(), note, now);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    row.getLong("idx");
    boolean placed = !row.wasNull();
    return new Waiting(entry(row), placed);
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(row.getLong("id"), Sql.instant(row, "at"), row.getString("kind"), row.getString("object_kind"), row.getLong("object_id"),
        row.getLong("actor_id"), row.getString("request_id"), row.getInt("form"), row.getBytes("commitment"));
  }
}
