package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** Goes through the tree's leaves in their order, and computes from them anew every stored node and the root of every checkpoint. */
@Singleton
class LogWalk {

  private static final int PAGE = 4_096;
  private static final String NODE = "ledger_node";
  private static final String LEAF = "ledger_leaf";
  private static final String SELECT =
      "SELECT l.idx, l.entry_id, l.hash, e.form, e.kind FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.id = l.entry_id WHERE l.idx > ?"
          + " ORDER BY l.idx LIMIT " + PAGE;

  private final Sql sql;
  private final LogKeys keys;

  LogWalk(Sql sql, LogKeys keys) {
    this.sql = sql;
    this.keys = keys;
  }

  private record Leaf(long index, long entry, byte[] hash, int form, boolean blank) {

    boolean hasEntry() {
      return form > 0;
    }
  }

  /**
   * The tree that was walked through.
   *
   * @param size  its leaves
   * @param today when today's key signed a checkpoint for the first time
   */
  record Tall(long size, Optional<Instant> today) {}

  private record Node(int level, long index, byte[] hash) {}

  /**
   * Walks.
   *
   * @param copies   checkpoints that were kept elsewhere
   * @param progress is told after each page how many leaves were seen
   */
  Tall walk(List<OutsideCopies.Given> copies, Findings findings, LongConsumer progress) {
    CheckpointWalk checkpoints = new CheckpointWalk(sql, keys, copies, findings);
    Frontier frontier = Frontier.empty();
    Map<Integer, Long> complete = new HashMap<>();
    List<Leaf> page = List.of();
    boolean whole = true;
    checkpoints.reached(frontier);
    do {
      page = sql.list(LogWalk::leaf, SELECT, page.isEmpty() ? Long.MIN_VALUE : page.getLast().index());
      List<Node> nodes = new ArrayList<>();
      for (Leaf leaf : page) {
        if (leaf.index() < 0) {
          findings.add(LEAF, Long.toString(leaf.index()), "it stands before the first leaf, where no tree has any", true);
          continue;
        }
        if (whole && leaf.index() != frontier.size()) {
          findings.add(LEAF, Long.toString(frontier.size()), "it is not there: the tree has a gap");
          whole = false;
        }
        if (!leaf.hasEntry()) {
          findings.add(LEAF, Long.toString(leaf.index()), "its entry " + Ids.show(leaf.entry()) + " is not there", true);
        }
        if (whole) {
          checkpoints.timed(leaf.index(), leaf.entry(), leaf.form(), leaf.hash(), leaf.blank());
          frontier.append(Tree.leaf(leaf.hash()), (level, index, hash) -> nodes.add(new Node(level, index, hash)));
          checkpoints.reached(frontier);
        }
      }
      compare(nodes, findings);
      nodes.forEach(node -> complete.merge(node.level(), 1L, Long::sum));
      progress.accept(frontier.size());
    } while (page.size() == PAGE && whole);
    if (whole) {
      surplus(complete, findings);
      checkpoints.ended(frontier);
    }
    return new Tall(frontier.size(), checkpoints.today());
  }

  private void compare(List<Node> nodes, Findings findings) {
    if (nodes.isEmpty()) {
      return;
    }
    StringBuilder which = new StringBuilder();
    for (Node node : nodes) {
      which.append(which.isEmpty() ? "" : " OR ").append("level = ").append(node.level()).append(" AND idx = ").append(node.index());
    }
    Map<String, byte[]> stored = new HashMap<>();
    sql.list(row -> stored.put(row.getInt(1) + "/" + row.getLong(2), row.getBytes(3)), "SELECT level, idx, hash FROM ledger_node WHERE " + which);
    for (Node node : nodes) {
      String name = node.level() + "/" + node.index();
      byte[] hash = stored.get(name);
      if (!Arrays.equals(hash, node.hash())) {
        findings.add(NODE, name, hash == null ? "it is not there" : "it is not the hash of the leaves below it");
      }
    }
  }

  private void surplus(Map<Integer, Long> complete, Findings findings) {
    record Level(int level, long count) {}
    for (Level level : sql.list(row -> new Level(row.getInt(1), row.getLong(2)), "SELECT level, COUNT(*) FROM ledger_node GROUP BY level")) {
      long expected = complete.getOrDefault(level.level(), 0L);
      if (level.count() > expected) {
        long first = sql.first(row -> row.getLong(1),
            "SELECT idx FROM ledger_node WHERE level = ? AND (idx >= ? OR idx < 0) ORDER BY idx LIMIT 1", level.level(), expected).orElse(0L);
        findings.add(NODE, level.level() + "/" + first, "the tree has no leaves below it");
      }
    }
  }

  private static Leaf leaf(ResultSet row) throws SQLException {
    return new Leaf(row.getLong(1), row.getLong(2), row.getBytes(3), row.getInt(4), Confidential.BLANK.equals(row.getString(5)));
  }
}
