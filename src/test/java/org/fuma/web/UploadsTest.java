package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.roster.Rosters;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, its content says, not its name and not its sender; what could be run is refused with a reason. */
class UploadsTest {

  private static final String TABLE = "企业名称,统一社会信用代码,地址\n衡阳示例伪装厂," + City.uscc() + ",示例路\n";

  private final City city = City.get();

  @TestFactory
  Stream<DynamicTest> aRosterIsATableOrRefused() throws IOException {
    Caller administrator = city.administrator();
    return harmful().entrySet().stream().map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
      Reply sent = administrator.submitFile("/rosters", Map.of("batch", "首批"), file.getKey(), file.getValue());
      if (file.getKey().endsWith(".png")) {
        assertThat(sent.expect(422).body()).contains("文件名的后缀不是表格的后缀");
        return;
      }
      sent.expect(303);
      String id = sent.header("location").substring("/rosters/".length());
      JsonNode roster = Rosters.ended(administrator, id);
      assertThat(roster.get("state").getStringValue()).as(roster.get("problem").toString()).isEqualTo("REFUSED");
      assertThat(roster.get("problem").getStringValue()).hasSizeGreaterThan(10);
      assertThat(administrator.page("/rosters/" + id).expect(200).body()).contains(roster.get("problem").getStringValue().substring(0, 10));
    }));
  }

  @Test
  void theSameTableWithoutDisguiseIsRead() {
    Caller administrator = city.administrator();
    for (String name : new String[] {"roster.csv", "ROSTER.CSV", "名册.2026.txt", "roster.xlsx", "roster", "C:\\a.b\\roster"}) {
      Reply sent = administrator.submitFile("/rosters", Map.of("batch", "首批"), name, text(TABLE)).expect(303);
      assertThat(Rosters.ended(administrator, sent.header("location").substring("/rosters/".length())).get("state").getStringValue()).as(name).isEqualTo("CHECKED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"roster.png", "roster.csv.exe", "roster.html", "roster.svg", "a/b.csv/roster.zip", "roster.csv.", ".htaccess"})
  void aNameThatSaysOtherwiseIsRefusedBeforeAnybodyOpensIt(String name) {
    Caller administrator = city.administrator();
    assertThat(administrator.submitFile("/rosters", Map.of("batch", "首批"), name, text(TABLE)).expect(422).body()).contains("文件名的后缀不是表格的后缀");
    assertThat(administrator.post("/api/v1/rosters?name=" + name, "text/csv", text(TABLE)).expect(422).body()).contains("文件名的后缀");
  }

  @TestFactory
  Stream<DynamicTest> aPhotographIsAPictureOrRefused() throws IOException {
    Caller official = city.signedIn(Role.OFFICIAL);
    return harmful().entrySet().stream().filter(file -> !file.getKey().startsWith("picture")).map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
      for (String type : new String[] {"image/png", "image/jpeg"}) {
        Reply refused = official.post("/api/v1/scans", type, file.getValue()).expect(422);
        assertThat(refused.json().get("title").getStringValue()).contains("JPEG", "PNG");
      }
      for (String type : new String[] {"image/svg+xml", "text/html", "application/xml", "image/gif", "multipart/form-data; boundary=x"}) {
        official.post("/api/v1/scans", type, file.getValue()).expect(415);
      }
    }));
  }

  private static Map<String, byte[]> harmful() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("page.csv", text("<!DOCTYPE html>\n<html><body><script>alert(1)</script></body></html>\n"));
    files.put("page-with-table.csv", text("<html><script>/*\n" + TABLE + "*/</script></html>"));
    files.put("page-after-blanks.csv", text("\uFEFF \n\t <script>alert(1)</script>\n" + TABLE));
    files.put("comment.csv", text("<!--\n" + TABLE + "--><script>alert(1)</script>"));
    files.put("drawing.xlsx", text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>\n" + TABLE));
    files.put("drawing.png", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));
    files.put("data.xlsx", text("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
    files.put("page-in-gb18030.csv", ("<html>\n" + TABLE).getBytes("GB18030"));
    files.put("animation.png", join(text("GIF89a/*"), new byte[20], text("*/=1;alert(1)\n" + TABLE)));
    files.put("paper.csv", join(text("%PDF-1.7\n"), new byte[] {1, 2, 3, 0}, text("\n" + TABLE)));
    files.put("program.csv", join(new byte[] {'M', 'Z', 0, 3}, text(TABLE)));
    files.put("archive.xlsx", zip("evil.html", "<script>alert(1)</script>"));
    files.put("archive-behind-a-page.xlsx", join(text("<html><script>alert(1)</script>"), zip("xl/workbook.xml", "<workbook/>")));
    files.put("workbook-before-a-page.xlsx", join(workbook(), text("<html><script>alert(1)</script></html>")));
    files.put("picture-before-a-table.csv", join(png(), text("\n" + TABLE)));
    return files;
  }

  private static byte[] workbook() throws IOException {
    try (var in = Rosters.class.getResourceAsStream("/roster/roster.xlsx")) {
      return in.readAllBytes();
    }
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", out);
    return out.toByteArray();
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text(content));
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
