package org.fuma.sheet;

import java.util.List;

/** A file that is not read as a table, with the reason for the person who sent it. */
public final class SheetRefused extends RuntimeException {

  private final Reason reason;
  private final transient List<Object> arguments;

  SheetRefused(Reason reason, Object... arguments) {
    super(reason + " " + List.of(arguments), null, false, false);
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  /** Why; its words are {@code Reason.CONSTANT} in the message files. */
  public Reason reason() {
    return reason;
  }

  /** What the sentence needs: see {@link Reason}. */
  public List<Object> arguments() {
    return arguments;
  }

  /** The message key of the reason. */
  public String key() {
    return "SheetRefused." + reason.name();
  }

  /** Why a file is not read. */
  public enum Reason {
    /** Text that is neither strict UTF-8 nor strict GB18030. */
    ENCODING,
    /** Not text: it has control characters in it. Argument: the line. */
    BINARY,
    /** HTML, SVG or XML under a table's name. */
    MARKUP,
    /** A line that cannot be taken apart, as after a quotation mark that nothing closes. Argument: the line. */
    UNREADABLE_LINE,
    /** Arguments: the line, the column from 1, the most characters. */
    LONG_CELL,
    /** Arguments: the line, the most columns. */
    MANY_COLUMNS,
    /** Argument: the most lines. */
    MANY_LINES,
    /** A workbook with a password. */
    ENCRYPTED,
    /** An Excel 97–2003 file. */
    OLD_EXCEL,
    /** A zip or XML that is damaged or cut short. */
    BROKEN,
    /** A zip that is something else than an XLSX workbook. */
    NOT_A_WORKBOOK,
    /** A workbook all of whose sheets are hidden. */
    NO_VISIBLE_SHEET,
    /** Unpacked it would be larger than the bound. Argument: the bound in MB. */
    TOO_LARGE,
    /** It would grow more than the bound when unpacked. Argument: the bound. */
    PACKED_TOO_TIGHTLY,
    /** XML with a document type or entities of its own, which no spreadsheet program writes. */
    FORBIDDEN_XML
  }
}
