package org.fuma.roster;

import java.util.OptionalLong;
import org.fuma.enterprise.Uscc;

/**
 * In which line each firm of a file stood first. Exact, not by a hash: all of a USCC but its two check characters, which
 * follow from the rest, fits into a long and a short. 18 bytes a slot, at most half of the slots in use: under 40 MB for the
 * 1,000,000 lines that a file may have.
 */
final class SeenFirms {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int RADIX = ALPHABET.length();
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] bodies = new long[1 << 10];
  private short[] kinds = new short[bodies.length];
  private long[] lines = new long[bodies.length];
  private int count;

  /** Notes that the firm stands in this line, unless it stood in an earlier one, which is answered then. */
  OptionalLong note(Uscc uscc, long line) {
    if (count >= bodies.length / 2) {
      grow();
    }
    String value = uscc.value();
    long body = body(value);
    short kind = (short) (place(value.charAt(0)) * RADIX + place(value.charAt(1)));
    int slot = slot(body, kind);
    if (lines[slot] != 0) {
      return OptionalLong.of(lines[slot]);
    }
    put(slot, body, kind, line);
    count++;
    return OptionalLong.empty();
  }

  private static long body(String value) {
    long body = Long.parseLong(value, 2, 8, 10);
    for (int i = 8; i < 16; i++) {
      body = body * RADIX + place(value.charAt(i));
    }
    return body;
  }

  private static int place(char character) {
    return ALPHABET.indexOf(character);
  }

  /** The slot that holds the key, or the empty one where it belongs. */
  private int slot(long body, short kind) {
    int mask = bodies.length - 1;
    int slot = (int) ((body * SPREAD + kind * SPREAD) >>> 32) & mask;
    while (lines[slot] != 0 && (bodies[slot] != body || kinds[slot] != kind)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void put(int slot, long body, short kind, long line) {
    bodies[slot] = body;
    kinds[slot] = kind;
    lines[slot] = line;
  }

  private void grow() {
    long[] oldBodies = bodies;
    short[] oldKinds = kinds;
    long[] oldLines = lines;
    bodies = new long[oldBodies.length * 2];
    kinds = new short[bodies.length];
    lines = new long[bodies.length];
    for (int i = 0; i < oldLines.length; i++) {
      if (oldLines[i] != 0) {
        put(slot(oldBodies[i], oldKinds[i]), oldBodies[i], oldKinds[i], oldLines[i]);
      }
    }
  }
}
