package org.fuma.roster;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * How a roster's file is to be read.
 *
 * @param format  CSV or XLSX
 * @param line    where the headings stand
 * @param columns from left to right
 */
@Serdeable
public record Layout(String format, long line, List<Heading> columns) {

  /**
   * One column.
   *
   * @param text   its heading, shortened to what is shown
   * @param column what is taken from it; null when nothing is
   */
  @Serdeable
  public record Heading(String text, @Nullable Column column) {

    /** What is taken from it. */
    public Optional<Column> taken() {
      return Optional.ofNullable(column);
    }
  }

  /** The columns from which something is taken. */
  public List<Heading> taken() {
    return columns.stream().filter(heading -> heading.taken().filter(column -> column != Column.REASON).isPresent()).toList();
  }

  /** The headings that nobody knows. */
  public List<String> unknown() {
    return columns.stream().filter(heading -> heading.taken().isEmpty()).map(Heading::text).filter(text -> !text.isEmpty()).toList();
  }

  /** What a line says in that column; empty when there is none, or the line ends before it. */
  String cell(List<String> cells, Column column) {
    for (int i = 0; i < columns.size() && i < cells.size(); i++) {
      if (columns.get(i).column() == column) {
        return cells.get(i);
      }
    }
    return "";
  }
}
