package org.fuma.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fuma.Caller;
import org.fuma.Reply;

/** A monitor as others write them: follows the log by plain requests, knows the formats and nothing of the program. */
final class LogMonitor {

  private static final int TILE = 256;
  private static final int HASH = 32;

  private final Caller caller;

  LogMonitor(Caller caller) {
    this.caller = caller;
  }

  /** The newest checkpoint's note. */
  String checkpoint() {
    return caller.get("/log/checkpoint").expect(200).body();
  }

  /** The bytes of every entry of a log of that size. */
  List<byte[]> entries(long size) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = 0; n * TILE < size; n++) {
      byte[] bundle = caller.get("/log/tile/entries/" + path(n, Math.min(TILE, size - n * TILE))).expect(200).bytes();
      for (int at = 0; at < bundle.length; ) {
        int length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
        entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
        at += 2 + length;
      }
    }
    return entries;
  }

  /** The hashes of a level of a log of that size, from its tiles. */
  List<byte[]> level(int level, long size) {
    long there = size >> 8 * level;
    List<byte[]> hashes = new ArrayList<>();
    for (long n = 0; n * TILE < there; n++) {
      Reply tile = caller.get("/log/tile/" + level + "/" + path(n, Math.min(TILE, there - n * TILE))).expect(200);
      for (int at = 0; at < tile.bytes().length; at += HASH) {
        hashes.add(Arrays.copyOfRange(tile.bytes(), at, at + HASH));
      }
    }
    return hashes;
  }

  private static String path(long n, long width) {
    return "%03d".formatted(n) + (width == TILE ? "" : ".p/" + width);
  }

  static byte[] leaf(byte[] entry) {
    return digest(new byte[] {0}, entry);
  }

  /** The root over hashes of equal height, by the definition. */
  static byte[] root(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return hashes.getFirst();
    }
    int k = Integer.highestOneBit(hashes.size() - 1);
    return digest(new byte[] {1}, root(hashes.subList(0, k)), root(hashes.subList(k, hashes.size())));
  }

  private static byte[] digest(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).forEach(sha::update);
      return sha.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
