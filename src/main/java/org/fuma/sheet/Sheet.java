package org.fuma.sheet;

import java.util.Optional;

/**
 * A table that is read line by line, once, with memory that does not grow with the file. Not for several threads at
 * once.
 */
public interface Sheet extends AutoCloseable {

  /** The longest cell, in characters. */
  int LONGEST_CELL = 4_000;

  /** The most columns that may have something in them. */
  int MOST_COLUMNS = 200;

  /** The most lines that are not blank, with the heading. */
  int MOST_LINES = 1_000_000;

  /**
   * The next line that is not blank; empty at the end.
   *
   * @throws SheetRefused when the file cannot be read from here on, or breaks a bound
   */
  Optional<Line> next();

  /** Lets go of the file; what was put aside meanwhile is deleted. */
  @Override
  void close();
}
