package org.fuma.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fuma.sheet.SheetRefused.Reason;

/**
 * What a workbook says of its parts.
 *
 * @param sheet    the part of the first sheet that is not hidden
 * @param from1904 whether days are counted from 1904 instead of 1900
 */
record XlsxBook(String sheet, Optional<String> strings, Optional<String> styles, boolean from1904) {

  private static final String ROOT = "";

  static XlsxBook read(ZipParts zip) throws IOException {
    String book =
        relations(zip, ROOT, "_rels/.rels").values().stream()
            .filter(relation -> relation.type().endsWith("/officeDocument"))
            .map(Relation::part)
            .findFirst()
            .orElseThrow(() -> new SheetRefused(Reason.NOT_A_WORKBOOK));
    int name = book.lastIndexOf('/') + 1;
    String folder = book.substring(0, name);
    Map<String, Relation> parts = relations(zip, folder, folder + "_rels/" + book.substring(name) + ".rels");
    boolean from1904 = false;
    boolean workbook = false;
    Optional<String> sheet = Optional.empty();
    try (XmlPart xml = new XmlPart(part(zip, book))) {
      while (xml.next()) {
        workbook |= xml.begins("workbook");
        if (xml.begins("workbookPr")) {
          from1904 = xml.attribute("date1904").equals("1") || xml.attribute("date1904").equals("true");
        } else if (xml.begins("sheet") && sheet.isEmpty()
            && !xml.attribute("state").toLowerCase(Locale.ROOT).contains("hidden")) {
          sheet =
              Optional.ofNullable(parts.get(xml.spaced("id")))
                  .filter(found -> found.type().endsWith("/worksheet"))
                  .map(Relation::part);
        }
      }
    }
    if (!workbook) {
      throw new SheetRefused(Reason.NOT_A_WORKBOOK);
    }
    return new XlsxBook(
        sheet.orElseThrow(() -> new SheetRefused(Reason.NO_VISIBLE_SHEET)),
        one(parts, "/sharedStrings"),
        one(parts, "/styles"),
        from1904);
  }

  /** That part, which has to be there. */
  static InputStream part(ZipParts zip, String name) throws IOException {
    return zip.part(name).orElseThrow(() -> new SheetRefused(Reason.NOT_A_WORKBOOK));
  }

  private static Optional<String> one(Map<String, Relation> parts, String type) {
    return parts.values().stream().filter(relation -> relation.type().endsWith(type)).map(Relation::part).findFirst();
  }

  private static Map<String, Relation> relations(ZipParts zip, String folder, String name) throws IOException {
    Map<String, Relation> relations = new HashMap<>();
    try (XmlPart xml = new XmlPart(part(zip, name))) {
      while (xml.next()) {
        if (xml.begins("Relationship") && relations.size() < 10_000) {
          String target = xml.attribute("Target");
          String part = target.startsWith("/") ? target.substring(1) : folder + target;
          relations.put(xml.attribute("Id"), new Relation(xml.attribute("Type"), part));
        }
      }
    }
    return relations;
  }

  private record Relation(String type, String part) {}
}
