package org.fuma.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fuma.sheet.Formulas;
import org.fuma.sheet.Line;
import org.fuma.sheet.Sheet;
import org.fuma.sheet.SheetRefused;
import org.fuma.sheet.Sheets;
import org.fuma.web.Failure;

/** The lines of a roster below its headings, read once from a copy, which is deleted at the end. For one thread. */
final class RosterLines implements AutoCloseable {

  private final Path copy;
  private final Sheet sheet;
  private final Layout layout;

  private RosterLines(Path copy, Sheet sheet, Layout layout) {
    this.copy = copy;
    this.sheet = sheet;
    this.layout = layout;
  }

  /**
   * Opens the copy and finds the headings.
   *
   * @throws SheetRefused    when it is no table that can be read
   * @throws Failure.Invalid when it has no headings, or the same twice
   */
  static RosterLines open(Path copy) {
    Sheet sheet = null;
    try {
      sheet = Sheets.open(copy);
      return new RosterLines(copy, sheet, layout(format(copy), sheet));
    } catch (IOException unreadable) {
      close(sheet, copy);
      throw new UncheckedIOException(unreadable);
    } catch (RuntimeException refused) {
      close(sheet, copy);
      throw refused;
    }
  }

  Layout layout() {
    return layout;
  }

  /** The next line that is not blank, with its cells as they were before anybody escaped them. */
  Optional<Line> next() {
    return sheet.next().map(line -> new Line(line.number(), line.cells().stream().map(Formulas::unescape).toList()));
  }

  @Override
  public void close() {
    close(sheet, copy);
  }

  private static Layout layout(String format, Sheet sheet) {
    Headings headings = new Headings();
    while (true) {
      Line line = sheet.next().orElseThrow(headings::none);
      Optional<List<Layout.Heading>> found = headings.look(line.cells());
      if (found.isPresent()) {
        return new Layout(format, line.number(), found.get());
      }
    }
  }

  private static String format(Path copy) throws IOException {
    try (InputStream in = Files.newInputStream(copy)) {
      return in.read() == 'P' && in.read() == 'K' ? "XLSX" : "CSV";
    }
  }

  private static void close(Sheet sheet, Path copy) {
    try {
      if (sheet != null) {
        sheet.close();
      }
    } finally {
      RosterFile.delete(copy);
    }
  }
}
