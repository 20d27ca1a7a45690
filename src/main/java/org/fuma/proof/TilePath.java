package org.fuma.proof;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.ledger.Tree;

/**
 * Which part of the tree an address below {@code /log/tile/} means (C2SP tlog-tiles).
 *
 * @param level 0…63; {@link #ENTRIES} for a bundle of entries
 * @param n     which tile of its level
 * @param width how many hashes of it, 1…256
 */
record TilePath(int level, long n, int width) {

  /** A bundle of entries in place of hashes. */
  static final int ENTRIES = -1;

  private static final Pattern FORM = Pattern.compile("(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");
  private static final int HIGHEST = 63;
  private static final int THOUSAND = 1000;

  /** Reads what follows {@code /log/tile/}; empty for all but the one way to write it. */
  static Optional<TilePath> read(String path) {
    Matcher form = FORM.matcher(path);
    if (!form.matches()) {
      return Optional.empty();
    }
    int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
    long n = Long.parseLong(form.group(2).replace("x", "").replace("/", ""));
    int width = form.group(3) == null ? Tree.TILE : Integer.parseInt(form.group(3));
    TilePath tile = new TilePath(level, n, width);
    return width > 0 && width <= Tree.TILE && level <= HIGHEST && tile.text().equals(path) ? Optional.of(tile) : Optional.empty();
  }

  /** As it is written. */
  String text() {
    StringBuilder groups = new StringBuilder("%03d".formatted(n % THOUSAND));
    for (long rest = n / THOUSAND; rest > 0; rest /= THOUSAND) {
      groups.insert(0, "x%03d/".formatted(rest % THOUSAND));
    }
    return (level == ENTRIES ? "entries" : level) + "/" + groups + (width == Tree.TILE ? "" : ".p/" + width);
  }
}
