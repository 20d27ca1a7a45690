package org.fuma.sheet;

import java.util.List;
import java.util.Optional;
import org.fuma.sheet.SheetRefused.Reason;

/** What holds for the lines of every kind of sheet: blank ones do not count, and the bounds of {@link Sheet}. */
final class Lines {

  private int count;

  /** The line without the blank cells at its end; empty when it is blank. */
  Optional<Line> take(long number, List<String> cells) {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    if (width == 0) {
      return Optional.empty();
    }
    if (width > Sheet.MOST_COLUMNS) {
      throw new SheetRefused(Reason.MANY_COLUMNS, number, Sheet.MOST_COLUMNS);
    }
    for (int column = 0; column < width; column++) {
      if (cells.get(column).length() > Sheet.LONGEST_CELL) {
        throw new SheetRefused(Reason.LONG_CELL, number, column + 1, Sheet.LONGEST_CELL);
      }
    }
    if (++count > Sheet.MOST_LINES) {
      throw new SheetRefused(Reason.MANY_LINES, Sheet.MOST_LINES);
    }
    return Optional.of(new Line((int) number, cells.subList(0, width)));
  }
}
