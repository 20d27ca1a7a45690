package org.fuma.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees in a workbook is what is read of it. */
class XlsxSheetTest {

  @TempDir Path folder;

  @Test
  void everyKindOfCellIsReadAndBlankRowsAreNot() throws IOException {
    String rows =
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>统一</t></is></c></row>"
            + "<row r='3'><c r='A3' t='inlineStr'><is><t> </t></is></c></row>"
            + "<row r='7'><c r='A7' t='str'><f>A1</f><v>甲</v></c><c r='B7' t='b'><v>1</v></c><c r='C7' t='e'><v>#N/A</v></c><c r='D7'><v>5</v></c><c r='ZZ7' s='1'/></row>"
            + "<row><c t='s'><v>1</v></c><c><v>2</v></c></row>";
    String strings = "<si><r><t>名</t></r><r><t xml:space='preserve'>称 </t></r><rPh sb='0' eb='1'><t>mingcheng</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>";
    assertThat(Workbooks.lines(Workbooks.of(rows, strings, "").in(folder)))
        .containsExactly(
            new Line(1, List.of("名称 ", "", "统一")),
            new Line(7, List.of("甲", "TRUE", "#N/A", "5")),
            new Line(8, List.of("a\rb_x0041_", "2")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "13800138000|General|13800138000", "1.3800138000000000E10|General|13800138000", "9.1430400123456704E+17|General|914304001234567000",
    "914304001234567023|General|914304001234567023", "9.1430400123456704E+17|0.00E+00|914304001234567000", "0.30000000000000004|General|0.3",
    "-12.50|General|-12.5", "1E-7|General|0.0000001", "0|General|0", "421001|@|421001",
    "123|000000|000123", "1234.5|#,##0.00|1,234.50", "-1234.5|#,##0.00_);(#,##0.00)|(1,234.50)", "0.256|0.0%|25.6%", "5|0\"家\"|5家",
    "7341234567|(0000) 0000000|7341234567", "12|[$¥-804]#,##0.00|¥12.00", "2.5|# ?/?|2.5", "3|0;0;\"无\"|3", "0|0;0;\"无\"|无",
    "45356|yyyy/m/d|2024/3/5", "45356|yyyy\"年\"m\"月\"d\"日\"|2024年3月5日", "45356.520833333336|yyyy-mm-dd hh:mm:ss|2024-03-05 12:30:00",
    "45356.520833333336|h:mm AM/PM|12:30 PM", "0.25|h:mm|6:00", "45356|[$-804]d-mmm-yy|2024-03-05", "1|yyyy/m/d|1900/1/1", "61|yyyy/m/d|1900/3/1",
    "1.5|[h]:mm|1.5", "99999999|yyyy/m/d|99999999", "45356.75|上午/下午h\"时\"mm\"分\"|6:00 PM",
    "45356|[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy|2024年3月5日", "45356|[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@|2024年3月5日", "45356.999999999|h:mm:ss|0:00:00",
    "13800138000|000\\-0000\\-0000|13800138000", "1234567|0.00,,\"M\"|1234567", "13800138000|G/通用格式|13800138000", "914304001234567023|0|914304001234567023",
    "13800138000|0.00E+00|13800138000", "1234.5|_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ |1,234.50", "12345|[Red]0;[Blue]-0|12345",
    "13800138000|#|13800138000", "45356|aaaa|2024-03-05", "45356.5|yyyy\"年\"m\"月\"d\"日\" h\"时\"mm\"分\"ss\"秒\"|2024年3月5日 12:00:00", "-45356|yyyy/m/d|-45356", "45356.5|yyyy\\-mm\\-dd\\ hh:mm;@|2024-03-05 12:00",  "1E999|General|1E999", "abc|General|abc"
  })
  void aNumberIsShownAsAPersonSeesIt(String stored, String format, String shown) throws IOException {
    assertThat(shown(stored, "<numFmts><numFmt numFmtId='170' formatCode='" + format.replace("\"", "&quot;") + "'/></numFmts>", "170")).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 45356", "1, 45356", "2, 45356.00", "14, 2024/3/5", "31, 2024年3月5日", "32, 0:00", "7, '¥45,356.00'", "23, 45356", "49, 45356", "999, 45356"})
  void formatsThatHaveOnlyANumberAreKnown(int id, String shown) throws IOException {
    assertThat(shown("45356", "", Integer.toString(id))).isEqualTo(shown);
  }

  @Test
  void daysMayBeCountedFrom1904() throws IOException {
    Workbooks book = Workbooks.of("<row><c s='0'><v>43894</v></c></row>", "", "<cellXfs><xf numFmtId='14'/></cellXfs>");
    book.part("xl/workbook.xml", Workbooks.workbook("<sheet name='一' sheetId='1' r:id='r1'/>").replace("<workbookPr/>", "<workbookPr date1904='1'/>"));
    assertThat(Workbooks.lines(book.in(folder)).getFirst().cells()).containsExactly("2024/3/5");
  }

  @Test
  void theFirstSheetThatIsNotHiddenIsRead() throws IOException {
    Workbooks book = Workbooks.of("<row><c><v>1</v></c></row>");
    book.part("xl/workbook.xml", Workbooks.workbook("<sheet name='a' r:id='h' state='hidden'/><sheet name='b' r:id='v' state='veryHidden'/><sheet name='c' r:id='r1'/>"));
    assertThat(Workbooks.lines(book.in(folder))).hasSize(1);
    book.part("xl/workbook.xml", Workbooks.workbook("<sheet name='a' r:id='r1' state='hidden'/>"));
    assertThat(Workbooks.refusal(book.in(folder))).isEqualTo(SheetRefused.Reason.NO_VISIBLE_SHEET);
  }

  private String shown(String stored, String formats, String id) throws IOException {
    String styles = formats + "<cellXfs><xf numFmtId='0'/><xf numFmtId='" + id + "'/></cellXfs>";
    return Workbooks.lines(Workbooks.of("<row><c s='1'><v>" + stored + "</v></c></row>", "", styles).in(folder)).getFirst().cell(0);
  }
}
