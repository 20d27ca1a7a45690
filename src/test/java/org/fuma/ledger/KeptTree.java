package org.fuma.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree that is kept in memory as the tables keep it: leaves and the roots of whole tiles; appended to in batches. */
final class KeptTree implements Tree.Stored {

  private final Map<Integer, List<byte[]>> levels = new HashMap<>();
  private Frontier edge = Frontier.empty();

  /** Appends a batch, beginning anew from what is stored. */
  void append(List<byte[]> entries) {
    edge = Frontier.of(this, edge.size());
    for (byte[] entry : entries) {
      byte[] leaf = Tree.leaf(entry);
      level(0).add(leaf);
      edge.append(leaf, (level, index, hash) -> {
        if (index != level(level).size()) {
          throw new IllegalStateException("nodes come out of order");
        }
        level(level).add(hash);
      });
    }
  }

  Frontier edge() {
    return edge;
  }

  int stored(int level) {
    return level(level).size();
  }

  @Override
  public List<byte[]> hashes(int level, long from, long to) {
    if (from / Tree.TILE != (to - 1) / Tree.TILE) {
      throw new IllegalStateException("asked for across two tiles");
    }
    return level(level).subList((int) from, (int) to);
  }

  private List<byte[]> level(int level) {
    return levels.computeIfAbsent(level, fresh -> new ArrayList<>());
  }
}
