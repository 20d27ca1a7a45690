package org.fuma.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** The formats that tables are written in. */
public enum TableFormat {
  /** UTF-8 with a byte order mark, without which Excel shows Chinese as rubbish. */
  CSV("text/csv; charset=utf-8"),
  /** An Excel workbook of one sheet. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  TableFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As Content-Type has it. */
  public String mediaType() {
    return mediaType;
  }

  /** The end of a file's name, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Begins a table: its name (the sheet's, where there are sheets) and the row of headings. */
  public TableWriter open(OutputStream out, String name, List<String> headings) throws IOException {
    return switch (this) {
      case CSV -> new CsvTable(out, headings);
      case XLSX -> new XlsxTable(out, name, headings);
    };
  }
}
