package org.fuma.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** A day or time, which a workbook stores as the number of days since 1900 or 1904. */
record DateFormat(List<CellFormat.Piece> pieces, boolean from1904) implements CellFormat {

  /** Morning or afternoon is written here, and hours are counted to twelve. */
  static final CellFormat.Piece HALF = new CellFormat.Piece('p', false);

  /** The first day that cannot be: the year 10000. */
  private static final BigDecimal LAST = BigDecimal.valueOf(2_958_466);

  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  /** Excel holds 1900 for a leap year; before its 29 February days count from one day later. */
  private static final BigDecimal LEAP = BigDecimal.valueOf(60);

  @Override
  public String show(BigDecimal number) {
    if (number.signum() < 0 || number.compareTo(LAST) >= 0) {
      return NumberFormat.plain(number);
    }
    LocalDateTime start =
        from1904 ? LocalDateTime.of(1904, 1, 1, 0, 0)
            : number.compareTo(LEAP) < 0 ? LocalDateTime.of(1899, 12, 31, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
    try {
      return shown(start.plusSeconds(number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact()));
    } catch (DateTimeException | ArithmeticException beyond) {
      return NumberFormat.plain(number);
    }
  }

  private String shown(LocalDateTime at) {
    StringBuilder shown = new StringBuilder();
    boolean half = pieces.contains(HALF);
    char before = ' ';
    for (int from = 0; from < pieces.size(); ) {
      CellFormat.Piece piece = pieces.get(from);
      int to = from + 1;
      while (to < pieces.size() && pieces.get(to).equals(piece) && !piece.literal()) {
        to++;
      }
      char letter = Character.toLowerCase(piece.character());
      if (piece.literal() || !Character.isLetter(letter) && !piece.equals(HALF)) {
        shown.append(piece.literal() || ":.,".indexOf(letter) >= 0 ? String.valueOf(piece.character()) : "");
      } else if (piece.equals(HALF)) {
        shown.append(at.getHour() < 12 ? "AM" : "PM");
      } else if ("ymdhs".indexOf(letter) < 0 || to - from > 2 && letter != 'y') {
        // Names of months and weekdays, other calendars.
        return at.toLocalDate() + (at.toLocalTime().equals(LocalTime.MIDNIGHT) ? "" : " " + at.toLocalTime());
      } else {
        boolean minutes = letter == 'm' && (before == 'h' || secondsFollow(to));
        shown.append(part(at, minutes ? 'n' : letter, to - from, half));
        before = letter;
      }
      from = to;
    }
    return shown.toString().strip();
  }

  private static String part(LocalDateTime at, char letter, int length, boolean half) {
    int value =
        switch (letter) {
          case 'y' -> length <= 2 ? at.getYear() % 100 : at.getYear();
          case 'm' -> at.getMonthValue();
          case 'd' -> at.getDayOfMonth();
          case 'h' -> half ? (at.getHour() + 11) % 12 + 1 : at.getHour();
          case 'n' -> at.getMinute();
          default -> at.getSecond();
        };
    return length == 1 ? Integer.toString(value) : "%02d".formatted(value);
  }

  private boolean secondsFollow(int from) {
    for (int at = from; at < pieces.size(); at++) {
      CellFormat.Piece piece = pieces.get(at);
      if (!piece.literal() && Character.isLetter(piece.character())) {
        return Character.toLowerCase(piece.character()) == 's';
      }
    }
    return false;
  }
}
