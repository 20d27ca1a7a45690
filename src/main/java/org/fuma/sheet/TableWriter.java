package org.fuma.sheet;

import java.io.IOException;
import java.util.List;

/**
 * Writes a table, row by row, with memory that does not grow with it. What would be a formula is escaped ({@link
 * Formulas#escape}).
 * Without {@link #finish} the file stays visibly incomplete.
 */
public interface TableWriter extends AutoCloseable {

  /** One row; cells in the order of the headings. */
  void row(List<String> cells) throws IOException;

  /** Ends the file; the stream that it is written to is flushed, not closed. */
  void finish() throws IOException;

  /** Lets go of what was taken, and writes nothing more. */
  @Override
  void close();
}
