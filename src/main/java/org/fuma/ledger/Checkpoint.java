package org.fuma.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log says of itself (C2SP tlog-checkpoint v1.0.0): the text of a signed note.
 *
 * @param origin which log, its address without scheme
 * @param size   how many leaves its tree has
 * @param root   32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final int LINES = 3;

  /** @throws IllegalArgumentException for what no log can have */
  public Checkpoint {
    if (!NoteKey.named(origin) || size < 0 || root.length != Tree.HASH_BYTES || size == 0 && !Arrays.equals(root, Tree.empty())) {
      throw new IllegalArgumentException("it is no checkpoint of a log");
    }
    root = root.clone();
  }

  /**
   * Reads the text of a note; further lines, which the format allows, are passed over.
   *
   * @throws IllegalArgumentException when it is no checkpoint's
   */
  public static Checkpoint read(String text) {
    String[] lines = text.endsWith("\n") ? text.substring(0, text.length() - 1).split("\n", -1) : new String[0];
    if (lines.length < LINES || Arrays.stream(lines).anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a checkpoint has three lines");
    }
    return new Checkpoint(lines[0], size(lines[1]), Note.base64(lines[2]));
  }

  /**
   * A size or an index as it is written, without a leading zero.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static long size(String written) {
    if (!SIZE.matcher(written).matches()) {
      throw new IllegalArgumentException("it is no size of a tree");
    }
    return Long.parseLong(written);
  }

  /** The note's text. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  @Override
  public byte[] root() {
    return root.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint one && origin.equals(one.origin) && size == one.size && Arrays.equals(root, one.root);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + Arrays.hashCode(root);
  }
}
