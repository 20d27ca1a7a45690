package org.fuma.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the complete subtrees of its leaves, one for each bit of its size, the greatest first. Leaves are
 * appended to it in constant memory. Not safe for use by many threads.
 */
public final class Frontier {

  private final List<byte[]> roots;
  private long size;

  private Frontier(List<byte[]> roots, long size) {
    this.roots = new ArrayList<>(roots);
    this.size = size;
  }

  /** Takes what is to be stored above the leaves. */
  @FunctionalInterface
  public interface Nodes {

    /** The root of a complete subtree of 256^level leaves, level ≥ 1. */
    void complete(int level, long index, byte[] hash);
  }

  /** Of the tree without leaves. */
  public static Frontier empty() {
    return new Frontier(List.of(), 0);
  }

  /** Of the tree of the first so many stored leaves. */
  public static Frontier of(Tree.Stored stored, long size) {
    return new Frontier(Tree.complete(stored, 0, size), size);
  }

  /** Appends a leaf's hash, and hands over each subtree of 256, 65,536, … leaves that it completes. */
  public void append(byte[] leaf, Nodes nodes) {
    byte[] hash = leaf;
    int full = Long.numberOfTrailingZeros(~size);
    for (int height = 1; height <= full; height++) {
      hash = Tree.node(roots.removeLast(), hash);
      if (height % Tree.TILE_BITS == 0) {
        nodes.complete(height / Tree.TILE_BITS, size >>> height, hash);
      }
    }
    roots.add(hash);
    size++;
  }

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /** The tree's root. */
  public byte[] root() {
    return roots.isEmpty() ? Tree.empty() : Tree.folded(roots);
  }
}
