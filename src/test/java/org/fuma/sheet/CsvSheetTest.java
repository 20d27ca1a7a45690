package org.fuma.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fuma.sheet.SheetRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that people save as CSV is read as they see it, or refused with the reason. */
class CsvSheetTest {

  private static final String TEXT = "名称,统一社会信用代码\r\n衡州测试有限公司,91430400TEST\r\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void chineseIsReadInTheCharsetsThatProgramsWrite(String charset) throws IOException {
    assertThat(Workbooks.lines(file(TEXT.getBytes(Charset.forName(charset)))))
        .containsExactly(new Line(1, List.of("名称", "统一社会信用代码")), new Line(2, List.of("衡州测试有限公司", "91430400TEST")));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHeading() throws IOException {
    assertThat(lines("\uFEFF" + TEXT).getFirst().cells()).containsExactly("名称", "统一社会信用代码");
  }

  @Test
  void oneByteOfAnotherCharsetAtTheVeryEndIsNotGlossedOver() throws IOException {
    byte[] utf8 = ("名称\n" + "衡州测试\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    byte[] odd = java.util.Arrays.copyOf(utf8, utf8.length + 1);
    odd[utf8.length] = (byte) 0xFF;
    assertThat(Workbooks.refusal(file(odd))).isEqualTo(Reason.ENCODING);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"a,b|a,b", "a\\tb|a,b", "a;b|a,b", "a,b;c|a,b;c", "a;b\\tc|a;b,c"})
  void theDelimiterIsTheHeadings(String heading, String cells) throws IOException {
    assertThat(lines(heading.replace("\\t", "\t") + "\n").getFirst().cells()).containsExactly(cells.split(","));
  }

  @Test
  void numbersAreThoseOfTheLinesAtWhichRecordsBegin() throws IOException {
    List<Line> lines = lines("h,i\n\n\"a\nb\",c\n , \nd\n");
    assertThat(lines).containsExactly(new Line(1, List.of("h", "i")), new Line(3, List.of("a\nb", "c")), new Line(6,
        List.of("d")));
    assertThat(lines.getLast().cell(1)).isEmpty();
  }

  @Test
  void surplusCommasAreNoColumns() throws IOException {
    assertThat(lines("a,b" + ",".repeat(5_000) + "\n").getFirst().cells()).containsExactly("a", "b");
  }

  @Test
  void anEmptyFileHasNoLines() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\uFEFF\n\n")).isEmpty();
  }

  @Test
  void boundsAreKeptAndTheRefusalSaysWhere() {
    assertThatThrownBy(() -> lines("h\nx," + "y".repeat(4_001) + "\n")).isInstanceOfSatisfying(SheetRefused.class,
        refused -> {
      assertThat(refused.reason()).isEqualTo(Reason.LONG_CELL);
      assertThat(refused.arguments()).containsExactly(2L, 2, 4_000);
    });
    assertThatThrownBy(() -> lines("h\n" + ",".repeat(200) + "x\n")).isInstanceOfSatisfying(SheetRefused.class,
        refused ->
        assertThat(refused.reason()).isEqualTo(Reason.MANY_COLUMNS));
  }

  @Test
  void whatIsJustWithinTheBoundsIsRead() throws IOException {
    assertThat(lines("h\n" + "y".repeat(4_000) + ",".repeat(199) + "x\n")).hasSize(2);
  }

  @Test
  void moreThanAMillionLinesAreRefused() throws IOException {
    assertThat(Workbooks.refusal(file("x\n".repeat(1_000_001).getBytes(StandardCharsets.UTF_8)))).isEqualTo(Reason.MANY_LINES);
  }

  @ParameterizedTest
  @CsvSource({"200000, UNREADABLE_LINE", "50000, LONG_CELL", "9000000, UNREADABLE_LINE"})
  void aQuotationMarkThatNothingClosesIsARefusalAndNotTheMemorysEnd(int length, Reason reason) throws IOException {
    assertThat(Workbooks.refusal(file(("h\n\""
        + "y".repeat(length)).getBytes(StandardCharsets.UTF_8)))).isEqualTo(reason);
  }

  @Test
  void rubbishIsRefused() throws IOException {
    assertThat(Workbooks.refusal(file(new byte[] {'a', '\n', 0, 1, 2}))).isEqualTo(Reason.BINARY);
    assertThat(Workbooks.refusal(file(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
        (byte) 0xFF}))).isIn(Reason.BINARY, Reason.ENCODING);
  }

  private List<Line> lines(String text) throws IOException {
    return Workbooks.lines(file(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "text", ".xlsx"), bytes);
  }
}
