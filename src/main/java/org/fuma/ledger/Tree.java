package org.fuma.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fuma.store.Hashes;

/**
 * The Merkle tree of RFC 6962 §2.1 over SHA-256: leaf prefix 0x00, node prefix 0x01. Pure; hashes of complete subtrees are read from where they are
 * stored. The checks of proofs are those of RFC 9162 §2.1.3.2 and §2.1.4.2.
 */
public final class Tree {

  /** How many hashes a tile holds (C2SP tlog-tiles). */
  public static final int TILE = 256;
  /** Bits of a tile's width. */
  static final int TILE_BITS = 8;
  /** Bytes of a hash. */
  public static final int HASH_BYTES = 32;

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Tree() {}

  /** Where hashes are kept: at level 0 those of the leaves, at level L those of complete subtrees of 256^L leaves. */
  @FunctionalInterface
  public interface Stored {

    /**
     * The hashes at a level from one index up to another, which is left out. Never asked for across two tiles, nor for what the tree's size does
     * not complete.
     */
    List<byte[]> hashes(int level, long from, long to);
  }

  /** The hash of a leaf over the bytes of its entry. */
  public static byte[] leaf(byte[] entry) {
    return Hashes.sha256(LEAF, entry);
  }

  /** The hash of an inner node over its children's. */
  public static byte[] node(byte[] left, byte[] right) {
    return Hashes.sha256(NODE, left, right);
  }

  /** The root of the tree without leaves: SHA-256 over nothing. */
  public static byte[] empty() {
    return Hashes.sha256();
  }

  /** The root of the tree of the first so many leaves. */
  public static byte[] root(Stored stored, long size) {
    atLeast(0, size);
    return size == 0 ? empty() : root(stored, 0, size);
  }

  /** The root over the leaves from one index up to another, which is left out; a subtree of that height may begin at the first. */
  static byte[] root(Stored stored, long from, long to) {
    List<byte[]> pieces = complete(stored, from, to);
    return folded(pieces);
  }

  /** The roots of the complete subtrees that the leaves fall into, the greatest first. */
  static List<byte[]> complete(Stored stored, long from, long to) {
    List<byte[]> pieces = new ArrayList<>();
    long at = from;
    while (at < to) {
      int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
      pieces.add(complete(stored, at, height));
      at += 1L << height;
    }
    return pieces;
  }

  private static byte[] complete(Stored stored, long from, int height) {
    int level = height / TILE_BITS;
    int rest = height % TILE_BITS;
    long first = from >>> (level * TILE_BITS);
    List<byte[]> row = stored.hashes(level, first, first + (1L << rest));
    if (row.size() != 1 << rest) {
      throw new IllegalStateException("Of the tree's hashes at level " + level + " from " + first + " some are missing");
    }
    while (row.size() > 1) {
      List<byte[]> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  /** The root over complete subtrees, the greatest first. */
  static byte[] folded(List<byte[]> pieces) {
    byte[] root = pieces.getLast();
    for (byte[] left : pieces.subList(0, pieces.size() - 1).reversed()) {
      root = node(left, root);
    }
    return root;
  }

  /**
   * What proves that a leaf stands in the tree: the hashes beside its way to the root, from the leaf up.
   *
   * @throws IllegalArgumentException unless 0 ≤ index &lt; size
   */
  public static List<byte[]> inclusion(Stored stored, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.add(root(stored, middle, to));
        to = middle;
      } else {
        path.add(root(stored, from, middle));
        from = middle;
      }
    }
    return path.reversed();
  }

  /**
   * What proves that the tree of so many leaves began as that of fewer. Empty where the old one is empty or the same.
   *
   * @throws IllegalArgumentException unless 0 ≤ old ≤ size
   */
  public static List<byte[]> consistency(Stored stored, long old, long size) {
    if (old < 0 || old > size) {
      throw new IllegalArgumentException("A tree of " + size + " leaves was never one of " + old);
    }
    List<byte[]> proof = new ArrayList<>();
    if (old == 0 || old == size) {
      return proof;
    }
    long from = 0;
    long to = size;
    while (old != to) {
      long middle = from + split(to - from);
      if (old <= middle) {
        proof.add(root(stored, middle, to));
        to = middle;
      } else {
        proof.add(root(stored, from, middle));
        from = middle;
      }
    }
    if (from > 0) {
      proof.add(root(stored, from, to));
    }
    return proof.reversed();
  }

  /** Whether the path leads from the leaf's hash to the root. The size must come from a signed checkpoint: the path binds its shape alone. */
  public static boolean included(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size || !hashes(path) || leaf.length != HASH_BYTES || root.length != HASH_BYTES) {
      return false;
    }
    long way = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] beside : path) {
      if (last == 0) {
        return false;
      }
      if ((way & 1) == 1 || way == last) {
        hash = node(beside, hash);
        int up = (way & 1) == 1 || way == 0 ? 0 : Long.numberOfTrailingZeros(way);
        way >>>= up;
        last >>>= up;
      } else {
        hash = node(hash, beside);
      }
      way >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /** Whether the tree of {@code size} leaves with that root began as the one of {@code old} leaves; for the empty one without a proof. */
  public static boolean consistent(long old, long size, byte[] oldRoot, byte[] root, List<byte[]> proof) {
    if (old < 0 || old > size || !hashes(proof)) {
      return false;
    }
    if (old == 0) {
      return proof.isEmpty() && Arrays.equals(oldRoot, empty()) && (size > 0 ? root.length == HASH_BYTES : Arrays.equals(root, oldRoot));
    }
    if (old == size) {
      return proof.isEmpty() && Arrays.equals(oldRoot, root);
    }
    List<byte[]> hashes = new ArrayList<>(proof);
    if (Long.bitCount(old) == 1) {
      hashes.addFirst(oldRoot);
    }
    return !proof.isEmpty() && grown(old, size, oldRoot, root, hashes);
  }

  private static boolean grown(long old, long size, byte[] oldRoot, byte[] root, List<byte[]> hashes) {
    int shared = Long.numberOfTrailingZeros(old);
    long way = (old - 1) >>> shared;
    long last = (size - 1) >>> shared;
    byte[] before = hashes.getFirst();
    byte[] now = before;
    for (byte[] beside : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((way & 1) == 1 || way == last) {
        before = node(beside, before);
        now = node(beside, now);
        int up = (way & 1) == 1 || way == 0 ? 0 : Long.numberOfTrailingZeros(way);
        way >>>= up;
        last >>>= up;
      } else {
        now = node(now, beside);
      }
      way >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(before, oldRoot) && Arrays.equals(now, root);
  }

  /** The greatest power of two below a number above 1. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }

  private static boolean hashes(List<byte[]> proof) {
    return proof.stream().allMatch(hash -> hash.length == HASH_BYTES);
  }

  private static void atLeast(long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException("A tree has no size of " + value);
    }
  }
}
