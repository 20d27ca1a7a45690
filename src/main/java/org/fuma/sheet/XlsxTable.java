package org.fuma.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook of one sheet: all cells as text, so that no program makes a number of a USCC; the headings bold,
 * and in view.
 */
final class XlsxTable implements TableWriter {

  private static final int ROWS_TOGETHER = 200;
  private static final int LONGEST_NAME = 31;
  private static final int NARROWEST = 12;
  private static final int WIDEST = 48;

  private final Workbook book;
  private final Worksheet sheet;
  private int rows;

  XlsxTable(OutputStream out, String name, List<String> headings) throws IOException {
    this.book = new Workbook(new Unclosed(out), "Fuma", "1.0");
    this.sheet = book.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    sheet.freezePane(0, 1);
    for (int column = 0; column < headings.size(); column++) {
      sheet.width(column, Math.clamp(2L * headings.get(column).length() + 8, NARROWEST, WIDEST));
      sheet.style(0, column).bold().set();
    }
    row(headings);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      if (!cell.isEmpty()) {
        sheet.inlineString(rows, column, CellText.encode(Formulas.escape(cell)));
      }
    }
    rows++;
    if (rows % ROWS_TOGETHER == 0) {
      sheet.flush();
    }
  }

  @Override
  public void finish() throws IOException {
    book.finish();
  }

  @Override
  public void close() {
    // A workbook without its directory is one that no program opens.
  }

  /** The workbook closes its stream, which is not its own. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
