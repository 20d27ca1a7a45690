package org.fuma.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.store.Ids;

/** A text of one record, taken apart so that it can be said of another: its ids, its moments and its hashes are the other's. */
final class FactPieces {

  private static final Pattern CHANGING =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z|[0-9a-f]{64}|[0-9A-HJKMNP-TV-Z]{13}");

  private FactPieces() {}

  /** What stays, or what it is replaced by. */
  sealed interface Piece {
    /** Stays. */
    record Same(String text) implements Piece {}

    /** Is another's id, as shown. */
    record Id(long id) implements Piece {}

    /** Is later. */
    record Moment(Instant at) implements Piece {}

    /** Is another hash, in hexadecimal digits. */
    record Hash(String hex) implements Piece {}
  }

  /** Takes a text apart. */
  static List<Piece> of(String text, Set<Long> ids, Set<String> hashes) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = CHANGING.matcher(text);
    int end = 0;
    while (matcher.find()) {
      Piece piece = piece(matcher.group(), ids, hashes);
      if (!(piece instanceof Piece.Same)) {
        pieces.add(new Piece.Same(text.substring(end, matcher.start())));
        pieces.add(piece);
        end = matcher.end();
      }
    }
    pieces.add(new Piece.Same(text.substring(end)));
    return pieces;
  }

  private static Piece piece(String found, Set<Long> ids, Set<String> hashes) {
    if (found.endsWith("Z") && found.contains(":")) {
      return new Piece.Moment(Instant.parse(found));
    }
    if (hashes.contains(found)) {
      return new Piece.Hash(found);
    }
    return Ids.read(found).filter(ids::contains).<Piece>map(Piece.Id::new).orElse(new Piece.Same(found));
  }

  /** Puts it together again. */
  static String joined(List<Piece> pieces, Map<Long, Long> ids, Map<String, byte[]> hashes, Duration later) {
    if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Same all) {
      return all.text();
    }
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(switch (piece) {
        case Piece.Same same -> same.text();
        case Piece.Id old -> Ids.show(ids.get(old.id()));
        case Piece.Moment moment -> moment.at().plus(later).toString();
        case Piece.Hash old -> HexFormat.of().formatHex(hashes.get(old.hex()));
      });
    }
    return out.toString();
  }
}
