package org.fuma.sheet;

import java.util.List;

/**
 * One line of a table that is not blank.
 *
 * @param number as the person's program shows it, from 1: the row of a workbook, or the line of a text at which the
 * record begins
 * @param cells  as a person sees them, as they were written (neither trimmed nor unescaped); the last one is not blank
 */
public record Line(int number, List<String> cells) {

  /** Keeps a copy of the cells. */
  public Line {
    cells = List.copyOf(cells);
  }

  /** The cell of that column, from 0; empty where the line is shorter. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }
}
