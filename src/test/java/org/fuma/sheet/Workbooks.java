package org.fuma.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written part by part, so that they can be odd. */
final class Workbooks {

  static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
  static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, String> parts = new LinkedHashMap<>();

  /** A workbook whose one sheet has those rows (XML), those shared strings and those formats of cells. */
  static Workbooks of(String rows, String strings, String styles) {
    Workbooks book = new Workbooks();
    book.part("_rels/.rels", relations("a", "officeDocument", "xl/workbook.xml"));
    book.part("xl/workbook.xml", workbook("<sheet name='一' sheetId='1' r:id='r1'/>"));
    book.part("xl/_rels/workbook.xml.rels",
        relations("r1", "worksheet", "worksheets/sheet1.xml", "r2", "sharedStrings", "sharedStrings.xml", "r3",
            "styles", "/xl/styles.xml"));
    book.part("xl/worksheets/sheet1.xml", "<worksheet xmlns='x'><sheetData>" + rows + "</sheetData></worksheet>");
    book.part("xl/sharedStrings.xml", "<sst xmlns='x'>" + strings + "</sst>");
    book.part("xl/styles.xml", "<styleSheet xmlns='x'>" + styles + "</styleSheet>");
    return book;
  }

  static Workbooks of(String rows) {
    return of(rows, "", "");
  }

  static String workbook(String sheets) {
    return "<workbook xmlns='x' xmlns:r='y'><workbookPr/><sheets>" + sheets + "</sheets></workbook>";
  }

  static String relations(String... idsKindsTargets) {
    StringBuilder all = new StringBuilder("<Relationships xmlns='" + RELATIONS + "'>");
    for (int at = 0; at < idsKindsTargets.length; at += 3) {
      all.append("<Relationship Id='%s' Type='%s' Target='%s'/>".formatted(idsKindsTargets[at], KINDS
          + idsKindsTargets[at + 1], idsKindsTargets[at + 2]));
    }
    return all + "</Relationships>";
  }

  Workbooks part(String name, String xml) {
    parts.put(name, xml);
    return this;
  }

  Path in(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "book", ".bin");
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  /** All lines of a file. */
  static List<Line> lines(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (Sheet sheet = Sheets.open(file)) {
      for (Optional<Line> line = sheet.next(); line.isPresent(); line = sheet.next()) {
        lines.add(line.get());
      }
    }
    return lines;
  }

  /** Why a file is not read. */
  static SheetRefused.Reason refusal(Path file) throws IOException {
    try {
      lines(file);
    } catch (SheetRefused refused) {
      return refused.reason();
    }
    throw new AssertionError("was read");
  }
}
