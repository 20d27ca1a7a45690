package org.fuma.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.enterprise.Uscc;
import org.fuma.sheet.Line;
import org.fuma.sheet.Sheet;
import org.fuma.sheet.SheetRefused;
import org.fuma.sheet.Sheets;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** A list of firms as a CSV or XLSX file: the first cell of each line that is a USCC names the firm; a heading may come before. */
final class PlanFile {

  private static final int MOST_BYTES = 2 << 20;

  private PlanFile() {}

  /**
   * The USCCs of the file, a line each.
   *
   * @throws Failure.Invalid  when it is no table, a line names no firm, or no line does
   * @throws Failure.TooLarge past 2 MB
   */
  static List<String> read(InputStream sent) {
    try {
      Path copy = Files.createTempFile("fuma-plan", "");
      try {
        keep(sent, copy);
        try (Sheet sheet = Sheets.open(copy)) {
          return usccs(sheet);
        } catch (SheetRefused refused) {
          throw wrong(Message.of(refused.key(), refused.arguments().toArray()));
        }
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void keep(InputStream sent, Path copy) throws IOException {
    byte[] bytes;
    try {
      bytes = sent.readNBytes(MOST_BYTES + 1);
    } catch (IOException brokenOff) {
      throw new Failure.Malformed("error.form");
    }
    if (bytes.length > MOST_BYTES) {
      throw new Failure.TooLarge("plan.file-too-large", MOST_BYTES >> 20);
    }
    if (bytes.length == 0) {
      throw wrong(Message.of("check.required"));
    }
    try (OutputStream out = Files.newOutputStream(copy)) {
      out.write(bytes);
    }
  }

  private static List<String> usccs(Sheet sheet) {
    List<String> found = new ArrayList<>();
    boolean heading = true;
    for (Optional<Line> line = sheet.next(); line.isPresent(); line = sheet.next()) {
      Optional<Uscc> uscc = line.get().cells().stream().flatMap(cell -> Uscc.read(cell).stream()).findFirst();
      if (uscc.isEmpty() && !heading) {
        throw wrong(Message.of("plan.line-without-uscc", line.get().number()));
      }
      uscc.ifPresent(one -> found.add(one.value()));
      heading = false;
      if (found.size() > PlanFirms.MOST_LISTED) {
        throw wrong(Message.of("plan.file-too-long", PlanFirms.MOST_LISTED));
      }
    }
    if (found.isEmpty()) {
      throw wrong(Message.of("plan.firms-needed"));
    }
    return found;
  }

  private static Failure.Invalid wrong(Message message) {
    return new Failure.Invalid(Map.of("file", message));
  }
}
