package org.fuma.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.sheet.SheetRefused.Reason;

/**
 * The first visible sheet of an Excel workbook (ECMA-376), hidden rows too; of formulas the value that was last computed. Walked through by
 * ourselves: excel-streaming-reader 5.2 with its strings in a file needs more than 256 MB for 500,000 rows of five texts, leaves the file
 * behind when it fails, and rounds a USCC that was stored as a number.
 */
final class XlsxSheet implements Sheet {

  private static final int LONGEST = LONGEST_CELL + 1;
  private static final int MOST_ROWS = 1_048_576;
  private static final int WIDEST = 16_384;

  private final ZipParts zip;
  private final SharedStrings strings;
  private final CellFormats formats;
  private final XmlPart xml;
  private final Lines lines = new Lines();
  private int row;

  private XlsxSheet(ZipParts zip, XlsxBook book) throws IOException {
    this.zip = zip;
    this.formats = new CellFormats(book.styles().isPresent() ? zip.part(book.styles().get()) : Optional.empty(), book.from1904());
    this.strings = new SharedStrings(book.strings().isPresent() ? zip.part(book.strings().get()) : Optional.empty());
    try {
      this.xml = new XmlPart(XlsxBook.part(zip, book.sheet()));
    } catch (IOException | RuntimeException failed) {
      strings.close();
      throw failed;
    }
  }

  static XlsxSheet open(Path file) throws IOException {
    ZipParts zip = ZipParts.open(file);
    try {
      return new XlsxSheet(zip, XlsxBook.read(zip));
    } catch (IOException | RuntimeException failed) {
      zip.close();
      throw failed;
    }
  }

  @Override
  public Optional<Line> next() {
    try {
      while (xml.next()) {
        if (xml.begins("row")) {
          row = number(xml.attribute("r"), row + 1, MOST_ROWS);
          Optional<Line> line = lines.take(row, cells());
          if (line.isPresent()) {
            return line;
          }
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    try (zip;
        strings) {
      xml.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    int column = -1;
    while (xml.next() && !xml.ends("row")) {
      if (xml.begins("c")) {
        column = column(xml.attribute("r"), column + 1);
        String shown = cell();
        if (!shown.isEmpty()) {
          if (column >= MOST_COLUMNS && !shown.isBlank()) {
            throw new SheetRefused(Reason.MANY_COLUMNS, row, MOST_COLUMNS);
          }
          while (cells.size() <= column) {
            cells.add("");
          }
          cells.set(column, shown);
        }
      }
    }
    return cells;
  }

  private String cell() throws IOException {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    StringBuilder value = new StringBuilder();
    RichText inline = new RichText(LONGEST);
    String text = "";
    boolean inValue = false;
    while (xml.next() && !xml.ends("c")) {
      if (inline.take(xml, "is")) {
        text = inline.text();
      } else if (xml.begins("v")) {
        inValue = true;
      } else if (xml.ends("v")) {
        inValue = false;
      } else if (inValue) {
        xml.addText(value, LONGEST);
      }
    }
    String stored = value.toString();
    return switch (type) {
      case "s" -> stored.isBlank() ? "" : strings.text(number(stored.strip(), 0, Integer.MAX_VALUE));
      case "inlineStr" -> text;
      case "str" -> CellText.decode(stored);
      case "b" -> stored.equals("1") ? "TRUE" : stored.equals("0") ? "FALSE" : stored;
      case "e", "d" -> stored;
      default -> formats.show(number(style.isEmpty() ? "0" : style, 0, Integer.MAX_VALUE), stored.strip());
    };
  }

  /** The column, from 0, of a cell's name such as {@code AB12}. */
  private static int column(String name, int otherwise) {
    int column = 0;
    int at = 0;
    while (at < name.length() && name.charAt(at) >= 'A' && name.charAt(at) <= 'Z' && column <= WIDEST) {
      column = column * 26 + name.charAt(at) - 'A' + 1;
      at++;
    }
    if (at == 0 && !name.isEmpty() || column > WIDEST || otherwise >= WIDEST) {
      throw new SheetRefused(Reason.BROKEN);
    }
    return at == 0 ? otherwise : column - 1;
  }

  private static int number(String digits, int otherwise, int most) {
    if (digits.isEmpty()) {
      return otherwise;
    }
    if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) > most) {
      throw new SheetRefused(Reason.BROKEN);
    }
    return Integer.parseInt(digits);
  }
}
