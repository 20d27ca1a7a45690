package org.fuma.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Sql;

/**
 * The public log: what the tree holds, as far as a published checkpoint covers it. Nothing here tells more of an entry than its place and its hash.
 * Which place is a confidential entry's would tell when it was made: that is shown to nobody but its owner.
 */
@Singleton
public class Log {

  /** Full tiles that a node keeps, of 8 KiB: of 512,000 leaves and all that stands above them. */
  private static final int MOST_KEPT = 2_000;
  private static final int ENTRY_BYTES = Tree.HASH_BYTES;
  /** Above this no tree of 2^63 leaves has a tile. */
  private static final int HIGHEST = 7;
  private static final String COLUMNS = "SELECT size, root, note, at FROM ledger_checkpoint";

  private final Sql sql;
  private final Tree.Stored rows;
  private final Cache<Tile, List<byte[]>> full = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  Log(Sql sql) {
    this.sql = sql;
    this.rows = new StoredTree(sql);
  }

  private record Tile(int level, long n) {}

  /**
   * An entry's place.
   *
   * @param hash the entry as the log shows it, 32 bytes
   */
  public record Leaf(long index, byte[] hash) {}

  /** The newest checkpoint; empty only before the first start of the sequencer. */
  public Optional<SignedCheckpoint> newest() {
    return newest(sql);
  }

  static Optional<SignedCheckpoint> newest(Sql sql) {
    return sql.first(Log::checkpoint, COLUMNS + " ORDER BY size DESC LIMIT 1");
  }

  /** The checkpoint that was published for exactly that size. */
  public Optional<SignedCheckpoint> checkpoint(long size) {
    return sql.first(Log::checkpoint, COLUMNS + " WHERE size = ?", size);
  }

  /** The first checkpoint that covers a leaf; empty while none does. */
  public Optional<SignedCheckpoint> covering(long index) {
    return sql.first(Log::checkpoint, COLUMNS + " WHERE size > ? ORDER BY size LIMIT 1", index);
  }

  /** How many leaves are published. */
  public long size() {
    return newest().map(SignedCheckpoint::size).orElse(0L);
  }

  /** Where an entry stands; empty while it waits for its place. */
  public Optional<Leaf> leafOf(long entry) {
    return sql.first(row -> new Leaf(row.getLong("idx"), row.getBytes("hash")), "SELECT idx, hash FROM ledger_leaf WHERE entry_id = ?", entry);
  }

  /** What proves that an entry stands in the newest published tree; empty while it does not. */
  public Optional<InclusionProof> proof(long entry) {
    return leafOf(entry).flatMap(leaf ->
        newest().filter(now -> now.size() > leaf.index())
            .map(now -> new InclusionProof(leaf.index(), Tree.inclusion(upTo(now.size()), leaf.index(), now.size()), now.note())));
  }

  /**
   * The way from a leaf to the root of the tree of that size.
   *
   * @throws IllegalArgumentException unless 0 ≤ index &lt; size ≤ {@link #size}
   */
  public List<byte[]> inclusion(long index, long size) {
    return Tree.inclusion(published(size), index, size);
  }

  /**
   * What proves that the tree of {@code size} leaves began as that of {@code old}.
   *
   * @throws IllegalArgumentException unless 0 ≤ old ≤ size ≤ {@link #size}
   */
  public List<byte[]> consistency(long old, long size) {
    return Tree.consistency(published(size), old, size);
  }

  /** The tree's root at that size. */
  public byte[] root(long size) {
    return Tree.root(published(size), size);
  }

  /**
   * The first hashes of a tile (C2SP tlog-tiles), one after the other; empty unless all of them are published.
   *
   * @param width 1…256
   */
  public Optional<byte[]> tile(int level, long n, int width) {
    return hashes(level, n, width).map(Log::joined);
  }

  /** The first entries of a bundle (C2SP tlog-tiles), each behind its length; empty unless all of them are published. */
  public Optional<byte[]> entries(long n, int width) {
    if (!covers(size(), 0, n, width)) {
      return Optional.empty();
    }
    long from = n * Tree.TILE;
    List<byte[]> hashes =
        sql.list(row -> row.getBytes("hash"), "SELECT hash FROM ledger_leaf WHERE idx >= ? AND idx < ? ORDER BY idx", from, from + width);
    if (hashes.size() != width) {
      throw new IllegalStateException("Of the log's leaves from " + from + " some are missing");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(width * (ENTRY_BYTES + 2));
    for (byte[] hash : hashes) {
      out.write(0);
      out.write(ENTRY_BYTES);
      out.writeBytes(hash);
    }
    return Optional.of(out.toByteArray());
  }

  private Optional<List<byte[]>> hashes(int level, long n, int width) {
    List<byte[]> kept = full.getIfPresent(new Tile(level, n));
    if (kept != null) {
      return Optional.of(kept.subList(0, width));
    }
    return Optional.of(size()).filter(size -> covers(size, level, n, width)).map(size -> read(level, n, width));
  }

  private static boolean covers(long size, int level, long n, int width) {
    // Divided, since the end of a far tile is beyond any number.
    long there = level <= HIGHEST ? size >>> (level * Tree.TILE_BITS) : 0;
    return n >= 0 && n <= there / Tree.TILE && n * Tree.TILE + width <= there;
  }

  private List<byte[]> read(int level, long n, int width) {
    long from = n * Tree.TILE;
    if (width == Tree.TILE) {
      return full.get(new Tile(level, n), one -> whole(level, from, from + width));
    }
    return whole(level, from, from + width);
  }

  private List<byte[]> whole(int level, long from, long to) {
    List<byte[]> hashes = rows.hashes(level, from, to);
    if (hashes.size() != to - from) {
      throw new IllegalStateException("Of the log's hashes at level " + level + " from " + from + " some are missing");
    }
    return List.copyOf(hashes);
  }

  private Tree.Stored published(long size) {
    if (size > size()) {
      throw new IllegalArgumentException("The log has not published " + size + " leaves");
    }
    return upTo(size);
  }

  /** The stored hashes as far as that size goes, each tile read once. */
  private Tree.Stored upTo(long size) {
    Map<Tile, List<byte[]>> read = new HashMap<>();
    return (level, from, to) -> {
      long n = from / Tree.TILE;
      List<byte[]> tile = read.computeIfAbsent(new Tile(level, n), one -> {
        long width = Math.min(Tree.TILE, (size >>> (level * Tree.TILE_BITS)) - n * Tree.TILE);
        List<byte[]> kept = full.getIfPresent(one);
        return kept == null ? read(level, n, (int) width) : kept;
      });
      return tile.subList((int) (from - n * Tree.TILE), (int) (to - n * Tree.TILE));
    };
  }

  private static byte[] joined(List<byte[]> hashes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * Tree.HASH_BYTES);
    hashes.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static SignedCheckpoint checkpoint(ResultSet row) throws SQLException {
    return new SignedCheckpoint(row.getLong("size"), row.getBytes("root"), row.getBytes("note"), Sql.instant(row, "at"));
  }
}
