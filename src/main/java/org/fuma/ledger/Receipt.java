package org.fuma.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.fuma.store.Ids;

/**
 * What the registry signs for whoever acted, before the entry has its place in the tree: that it wrote an entry of that id and commitment at that time.
 * Should the entry be gone afterwards, the receipt tells.
 *
 * @param name  of the key that signs it: the log's and {@code /receipt}
 * @param lines at least one
 */
public record Receipt(String name, List<Line> lines) {

  private static final int COMMITMENT_DIGITS = 64;
  private static final int PARTS = 3;

  /**
   * One entry.
   *
   * @param commitment 32 bytes
   */
  public record Line(long id, byte[] commitment, Instant at) {

    static Line of(LedgerEntry entry) {
      return new Line(entry.id(), entry.commitment(), entry.at());
    }

    private String text() {
      return Ids.show(id) + " " + HexFormat.of().formatHex(commitment) + " " + at + "\n";
    }

    private static Line read(String line) {
      String[] parts = line.split(" ", -1);
      if (parts.length != PARTS || parts[1].length() != COMMITMENT_DIGITS) {
        throw new IllegalArgumentException("a line of the receipt is none");
      }
      try {
        Line read = new Line(
            Ids.read(parts[0]).orElseThrow(() -> new IllegalArgumentException("a line of the receipt names no entry")),
            HexFormat.of().parseHex(parts[1]), Instant.parse(parts[2]));
        if (!read.text().equals(line + "\n")) {
          throw new IllegalArgumentException("a line of the receipt is not as it is written");
        }
        return read;
      } catch (DateTimeException none) {
        throw new IllegalArgumentException("a line of the receipt tells no moment", none);
      }
    }
  }

  /** The text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder(name).append('\n');
    lines.forEach(line -> text.append(line.text()));
    return text.toString();
  }

  /**
   * Reads the text of a receipt that was opened.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static Receipt read(String text) {
    String[] all = text.endsWith("\n") ? text.substring(0, text.length() - 1).split("\n", -1) : new String[0];
    if (all.length < 2) {
      throw new IllegalArgumentException("a receipt has a name and at least one entry");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : List.of(all).subList(1, all.length)) {
      lines.add(Line.read(line));
    }
    return new Receipt(all[0], List.copyOf(lines));
  }
}
