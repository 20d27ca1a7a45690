package org.fuma.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.fuma.sheet.SheetRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made, or have become, so that a careless reader hangs or dies of them. */
@Timeout(60)
class HarmfulWorkbooksTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @TempDir Path folder;

  @Test
  void aZipThatGrowsAThousandTimesIsRefused() throws IOException {
    assertThat(refusal(Workbooks.of("<row>" + "<c/>".repeat(5_000_000)
        + "</row>"))).isEqualTo(Reason.PACKED_TOO_TIGHTLY);
  }

  @Test
  void aZipThatLiesAboutItsSizeIsRefusedWhileItIsRead() throws IOException {
    Path file = Workbooks.of("<row>" + "<c/>".repeat(5_000_000) + "</row>").in(folder);
    byte[] bytes = Files.readAllBytes(file);
    int entry = lastIndexOf(bytes, SHEET.getBytes(StandardCharsets.US_ASCII)) - 46;
    bytes[entry + 24] = 16;
    Arrays.fill(bytes, entry + 25, entry + 28, (byte) 0);
    Files.write(file, bytes);
    assertThat(Workbooks.refusal(file)).isIn(Reason.PACKED_TOO_TIGHTLY, Reason.BROKEN);
  }

  @Test
  void moreThanFiveHundredMegabytesInAllAreRefused() throws IOException {
    Path file = Files.createTempFile(folder, "large", "");
    byte[] line = new byte[1_000_000];
    Arrays.fill(line, (byte) ' ');
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
      for (int megabyte = 0; megabyte <= 500; megabyte++) {
        zip.write(line);
        zip.write(noise);
      }
    }
    assertThat(Workbooks.refusal(file)).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void entitiesThatMultiplyAreRefused() throws IOException {
    String laughs = "<!DOCTYPE sst [<!ENTITY a 'ha'><!ENTITY b '" + "&a;".repeat(10) + "'><!ENTITY c '"
        + "&b;".repeat(10) + "'>]><sst><si><t>&c;</t></si></sst>";
    assertThat(refusal(Workbooks.of("<row><c t='s'><v>0</v></c></row>").part("xl/sharedStrings.xml",
        laughs))).isEqualTo(Reason.FORBIDDEN_XML);
    String secret = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>";
    assertThat(refusal(Workbooks.of("").part(SHEET, secret))).isEqualTo(Reason.FORBIDDEN_XML);
  }

  @Test
  void elementsWithoutEndNamesWithoutNumberAndTagsWithoutBoundAreRefused() throws IOException {
    assertThat(refusal(Workbooks.of("<x>".repeat(500)))).isEqualTo(Reason.BROKEN);
    assertThat(refusal(Workbooks.of(String.join("", IntStream.range(0, 5_000).mapToObj(n -> "<n" + n
        + "/>").toList())))).isEqualTo(Reason.BROKEN);
    assertThat(refusal(Workbooks.of("<row r='" + noise(2_000_000) + "'/>"))).isEqualTo(Reason.BROKEN);
    assertThat(refusal(Workbooks.of("<row><c t='s'><v>7</v></c></row>"))).isEqualTo(Reason.BROKEN);
    assertThat(refusal(Workbooks.of("<row r='99999999999'/>"))).isEqualTo(Reason.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!--%s-->", "<?a %s?>", "<row><c t='str'><v><![CDATA[%s]]></v></c></row>", "<row r='%s'/>"})
  void noTagIsSoLongThatTheMemoryEnds(String around) throws IOException {
    String tags = IntStream.range(0, 400).mapToObj(n -> "<a>" + noise(10_000, n)).collect(Collectors.joining());
    assertThat(refusal(Workbooks.of(around.formatted(tags)))).isEqualTo(Reason.BROKEN);
  }

  @Test
  void commentsAndInstructionsThatAreShortDoNoHarm() throws IOException {
    String rows = IntStream.range(0, 20_000).mapToObj(n -> "<!-- <a> - " + noise(40, n) + " --><?a b?><row><c t='str'><v><![CDATA[<b>]]></v></c></row>").collect(Collectors.joining());
    assertThat(Workbooks.lines(Workbooks.of(rows).in(folder))).hasSize(20_000).allMatch(line -> line.cell(0).equals("<b>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a xmlns:p%d='u'/>", "<a xmlns='u%d'/>", "<?p%d?>", "<row p%d=''/>"})
  void namesWithoutNumberAreRefused(String name) throws IOException {
    assertThat(refusal(Workbooks.of(IntStream.range(0, 5_000).mapToObj(name::formatted).collect(Collectors.joining())))).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    String sheet = "\uFEFF<?xml version='1.0' encoding='utf-8'?><worksheet><sheetData><row><c t='str'><v>甲</v></c></row></sheetData></worksheet>";
    assertThat(Workbooks.lines(Workbooks.of("").part(SHEET, sheet).in(folder)).getFirst().cells()).containsExactly("甲");
  }

  @Test
  void noOtherCharsetHidesTagsFromTheBounds() throws IOException {
    assertThat(refusal(Workbooks.of("").part(SHEET, "<?xml version='1.0' encoding='IBM037'?><worksheet/>"))).isEqualTo(Reason.BROKEN);
    assertThat(refusal(Workbooks.of("").part(SHEET, "<?xml version='1.0' encoding='GBK'?><worksheet/>"))).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aCellOfManyRunsIsNotGatheredWithoutEnd() throws IOException {
    assertThat(refusal(Workbooks.of("<row r='4'><c r='B4' t='inlineStr'><is>" + ("<r><t>" + noise(5_000)
        + "</t></r>").repeat(1_000) + "</is></c></row>"))).isIn(Reason.LONG_CELL, Reason.PACKED_TOO_TIGHTLY);
    assertThat(refusal(Workbooks.of("<row r='4'><c r='B4' t='inlineStr'><is><t>" + noise(4_001)
        + "</t></is></c></row>"))).isEqualTo(Reason.LONG_CELL);
    assertThat(refusal(Workbooks.of("<row><c r='GS1'><v>1</v></c></row>"))).isEqualTo(Reason.MANY_COLUMNS);
  }

  @Test
  void aFileThatIsCutShortAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Workbooks.of("<row><c><v>1</v></c></row>").in(folder));
    for (int length = 2; length < whole.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThat(Workbooks.refusal(cut)).as("%d of %d bytes", length, whole.length).isEqualTo(Reason.BROKEN);
    }
  }

  @Test
  void aFileInWhichAnyByteIsChangedIsReadOrRefusedButNothingElse() throws IOException {
    byte[] whole = Files.readAllBytes(Workbooks.of("<row><c t='s'><v>0</v></c></row>", "<si><t>甲</t></si>",
        "").in(folder));
    for (int at = 2; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x55;
      try {
        Workbooks.lines(Files.write(folder.resolve("changed"), changed));
      } catch (SheetRefused refused) {
        assertThat(refused.key()).startsWith("SheetRefused.");
      }
    }
  }

  @Test
  void otherFilesOfItsKindAreToldApart() throws IOException {
    Path word = Workbooks.of("").part("xl/workbook.xml", "<document/>").in(folder);
    assertThat(Workbooks.refusal(word)).isEqualTo(Reason.NOT_A_WORKBOOK);
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};
    assertThat(Workbooks.refusal(Files.write(folder.resolve("old"), old))).isEqualTo(Reason.OLD_EXCEL);
    ByteArrayOutputStream locked = new ByteArrayOutputStream();
    locked.write(old);
    locked.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    assertThat(Workbooks.refusal(Files.write(folder.resolve("locked"),
        locked.toByteArray()))).isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Set<Path> before = ours(temporary);
    Workbooks.lines(Workbooks.of("<row><c t='s'><v>0</v></c></row>", "<si><t>甲</t></si>", "").in(folder));
    refusal(Workbooks.of("<row><c t='s'><v>9</v></c></row>"));
    refusal(Workbooks.of("").part("xl/sharedStrings.xml", "<sst>"));
    Set<Path> after = ours(temporary);
    after.removeAll(before);
    // What others read at the same moment is gone soon; what is left behind stays.
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> after.stream().noneMatch(Files::exists));
  }

  private Reason refusal(Workbooks book) throws IOException {
    return Workbooks.refusal(book.in(folder));
  }

  private static Set<Path> ours(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().matches("fuma-(texts|places).*")).collect(Collectors.toCollection(HashSet::new));
    }
  }

  private static String noise(int length) {
    return noise(length, 7);
  }

  private static String noise(int length, int seed) {
    StringBuilder noise = new StringBuilder(length);
    new Random(seed).ints(length, 'a', 'z').forEach(c -> noise.append((char) c));
    return noise.toString();
  }

  private static int lastIndexOf(byte[] bytes, byte[] sought) {
    int at = bytes.length - sought.length;
    while (!Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
      at--;
    }
    return at;
  }
}
