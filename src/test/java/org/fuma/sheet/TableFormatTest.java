package org.fuma.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write, we read. */
class TableFormatTest {

  private static final List<String> HEADINGS = List.of("名称", "代码");
  private static final List<String> AWKWARD =
      List.of("=cmd|'/c calc'!A1", " +1", "'=2", "''", "\"a\",;b", "行一\n行二", "<b>&amp;", "_x000D_", "𠀀",
          "a\u0001b\u001Fc", " 前后 ", "\tx", "＝1");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadAgain(TableFormat format) throws IOException {
    List<String> cells = format == TableFormat.CSV ? AWKWARD.stream().filter(cell
        -> !cell.contains("\u0001")).toList() : AWKWARD;
    Path file = written(format, List.of(cells));
    List<Line> lines = Workbooks.lines(file);
    assertThat(lines.getFirst().cells()).isEqualTo(HEADINGS);
    assertThat(lines.get(1).cells()).noneMatch(cell -> "=+-@＝".indexOf(cell.strip().charAt(0)) >= 0);
    assertThat(lines.get(1).cells().stream().map(Formulas::unescape).toList()).isEqualTo(cells);
  }

  @ParameterizedTest
  @EnumSource
  void manyRowsPassThroughLittleMemory(TableFormat format) throws IOException {
    int rows = 50_000;
    Path file = folder.resolve("many");
    try (OutputStream out = Files.newOutputStream(file); TableWriter table = format.open(out, "企业", HEADINGS)) {
      for (int row = 0; row < rows; row++) {
        table.row(List.of("衡州测试第" + row + "有限公司", "91430400" + row));
      }
      table.finish();
    }
    long count = 0;
    try (Sheet sheet = Sheets.open(file)) {
      for (Optional<Line> line = sheet.next(); line.isPresent(); line = sheet.next()) {
        count++;
        assertThat(line.get().number()).isEqualTo((int) count);
      }
    }
    assertThat(count).isEqualTo(rows + 1);
  }

  @Test
  void excelIsToldThatACsvIsUtf8() throws IOException {
    assertThat(Files.readString(written(TableFormat.CSV, List.of()),
        StandardCharsets.UTF_8)).isEqualTo("\uFEFF名称,代码\r\n");
  }

  @Test
  void theHeadingsOfAWorkbookAreBoldAndStayInView() throws IOException {
    try (ZipFile zip = new ZipFile(written(TableFormat.XLSX, List.of(List.of("a", "b"))).toFile())) {
      assertThat(text(zip,
          "xl/worksheets/sheet1.xml")).contains("state=\"frozen\"").contains("<cols>").doesNotContain("<f>");
      assertThat(text(zip, "xl/styles.xml")).contains("<b/>");
    }
  }

  @Test
  void aWorkbookThatIsNotFinishedCannotBeOpened() throws IOException {
    Path file = folder.resolve("half");
    try (OutputStream out = Files.newOutputStream(file); TableWriter table = TableFormat.XLSX.open(out, "企业",
        HEADINGS)) {
      table.row(List.of("a", "b"));
    }
    Files.write(file, new byte[] {'P', 'K'}, Files.size(file) == 0 ? java.nio.file.StandardOpenOption.WRITE
        : java.nio.file.StandardOpenOption.APPEND);
    assertThat(Workbooks.refusal(file)).isEqualTo(SheetRefused.Reason.BROKEN);
  }

  private Path written(TableFormat format, List<List<String>> rows) throws IOException {
    Path file = folder.resolve("table");
    try (OutputStream out = Files.newOutputStream(file); TableWriter table = format.open(out, "企业", HEADINGS)) {
      for (List<String> row : rows) {
        table.row(row);
      }
      table.finish();
    }
    return file;
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
