package org.fuma.ledger;

import java.util.List;
import org.fuma.store.Sql;

/** The tree's hashes as the tables have them, read anew each time. */
record StoredTree(Sql sql) implements Tree.Stored {

  private static final String LEAVES = "SELECT hash FROM ledger_leaf WHERE idx >= ? AND idx < ? ORDER BY idx";
  private static final String NODES = "SELECT hash FROM ledger_node WHERE level = ? AND idx >= ? AND idx < ? ORDER BY idx";

  @Override
  public List<byte[]> hashes(int level, long from, long to) {
    return level == 0
        ? sql.list(row -> Tree.leaf(row.getBytes("hash")), LEAVES, from, to)
        : sql.list(row -> row.getBytes("hash"), NODES, level, from, to);
  }
}
