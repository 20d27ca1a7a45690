package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What proves that an entry stands in the log: the format {@code c2sp.org/tlog-proof@v1} as of May 2026.
 *
 * @param index      the leaf's
 * @param path       the hashes beside its way to the root, from the leaf up
 * @param checkpoint the signed note with the size and root that the path is for
 */
public record InclusionProof(long index, List<byte[]> path, byte[] checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";
  /** A tree of 2^63 leaves has no longer way. */
  private static final int LONGEST = 63;

  /** As it is written down. */
  public String text() {
    StringBuilder out = new StringBuilder(HEADER).append('\n').append(INDEX).append(index).append('\n');
    path.forEach(hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return out.append('\n').append(new String(checkpoint, StandardCharsets.UTF_8)).toString();
  }

  /**
   * Reads what {@link #text} wrote, and nothing else; nothing of it may be believed yet.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static InclusionProof read(String text) {
    int end = text.indexOf("\n\n");
    String[] lines = end < 0 ? new String[0] : text.substring(0, end).split("\n", -1);
    if (lines.length < 2 || lines.length > LONGEST + 2 || !lines[0].equals(HEADER) || !lines[1].startsWith(INDEX)) {
      throw new IllegalArgumentException("it is no proof of the form " + HEADER);
    }
    List<byte[]> path = new ArrayList<>();
    for (int i = 2; i < lines.length; i++) {
      path.add(Note.base64(lines[i]));
    }
    return new InclusionProof(Checkpoint.size(lines[1].substring(INDEX.length())), List.copyOf(path),
        text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the path leads from the bytes of an entry, as the log shows them, to the root of a checkpoint that was opened. */
  public boolean holds(byte[] entry, Checkpoint opened) {
    return Tree.included(Tree.leaf(entry), index, opened.size(), path, opened.root());
  }
}
