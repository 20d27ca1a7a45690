package org.fuma.plaque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.CodeAddress;
import org.fuma.code.CodePayload;
import org.fuma.code.Darkroom;
import org.fuma.code.Decoders;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ZIP of a selection's pictures. */
class PlaqueArchiveTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final String batch = City.fresh("压缩批");

  private String firm(String name) {
    return administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", name, "batch", batch)).created();
  }

  private String address(String firm) {
    return CodeAddress.of(URI.create(city.address()), CodePayload.read(city.code(firm)).orElseThrow());
  }

  private static String serial(String address) {
    return address.replaceFirst(".*/C/([^.]+).*", "$1");
  }

  @Test
  void holdsEveryFirmsPicturesAndAnIndex(@TempDir Path folder) throws IOException {
    String first = address(firm("衡阳示例风车有限公司"));
    String second = address(firm("=HYPERLINK(\"https://example.cn\")"));
    firm("衡阳示例无码有限公司");
    Reply reply = administrator.get("/plaques.zip?pixels=1000&batch=" + batch, "Accept", "*/*").expect(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/zip");
    assertThat(reply.header("Content-Disposition")).matches("attachment; filename=\"plaques-\\d{8}-\\d{4}\\.zip\"");
    Map<String, byte[]> files = files(reply.bytes());
    assertThat(files.keySet()).containsExactly(serial(second) + ".png", serial(second) + ".svg", serial(first) + ".png",
        serial(first) + ".svg", "index.csv");
    List<byte[]> pictures = List.of(files.get(serial(first) + ".png"), files.get(serial(second) + ".png"));
    assertThat(Darkroom.develop(pictures.getFirst()).getWidth()).isEqualTo(1000);
    assertThat(Decoders.ours(pictures.getFirst())).contains(first);
    assertThat(Decoders.zxingAtSomeSizes(Darkroom.develop(pictures.getLast()))).contains(second);
    assertThat(Decoders.zbarimg(folder, pictures)).isEqualTo(Set.of(first, second));
    assertThat(new String(files.get(serial(first) + ".svg"), StandardCharsets.UTF_8)).startsWith("<svg").contains("viewBox=\"0 0 61 61\"");
    String index = new String(files.get("index.csv"), StandardCharsets.UTF_8);
    assertThat(index).startsWith("\uFEFF编号,统一社会信用代码,企业名称").contains("\"'=HYPERLINK(").contains("衡阳示例无码有限公司,,,没有可打印的码")
        .contains(serial(first) + ".png," + serial(first) + ".svg,有效");
    assertThat(index.lines()).hasSize(4);
  }

  @Test
  void aFailureHalfWayBreaksTheConnection() throws SQLException {
    String broken = serial(address(firm("衡阳示例断线有限公司")));
    for (int i = 0; i < 8; i++) {
      address(firm("衡阳示例连线有限公司" + i));
    }
    set(broken, "UUUUUUUUUUUUUUUU");
    try {
      assertThatThrownBy(() -> administrator.get("/plaques.zip?pixels=4000&batch=" + batch, "Accept", "*/*"))
          .isInstanceOf(UncheckedIOException.class);
    } finally {
      set("UUUUUUUUUUUUUUUU", broken);
    }
    for (int i = 0; i < 3; i++) {
      administrator.get("/plaques.zip?pixels=4000&batch=" + batch, "Accept", "*/*").expect(200);
    }
  }

  private void set(String serial, String other) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.executeUpdate("UPDATE protection_code SET serial_number = '" + other + "' WHERE serial_number = '" + serial + "'");
    }
  }

  @Test
  void onlyWhoIssuesCodesTakesThem() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Caller firm = city.signedIn(Role.ENTERPRISE);
    for (String path : List.of("/plaques.zip", "/plaques")) {
      supervisor.page(path).expect(403);
      firm.page(path).expect(403);
      assertThat(city.anyone().page(path).expect(303).header("location")).startsWith("/sign-in");
    }
  }

  @Test
  void sizesHaveBounds() {
    administrator.get("/plaques.zip?pixels=149&batch=" + batch).expect(422);
    administrator.get("/plaques.zip?pixels=4001&batch=" + batch).expect(422);
    administrator.get("/plaques.zip?size=41&batch=" + batch).expect(422);
    administrator.page("/plaques?format=A3&batch=" + batch).expect(422);
    assertThatThrownBy(() -> PlaqueDownload.bound(PlaqueDownload.MOST + 1)).isInstanceOf(Failure.Invalid.class);
    PlaqueDownload.bound(PlaqueDownload.MOST);
  }

  @Test
  void theSelectionsPageOffersThem() {
    String id = firm("衡阳示例供应有限公司");
    String page = administrator.page("/enterprises/selection?ids=" + id).expect(200).body();
    assertThat(page).contains("/plaques?ids=" + id + "&amp;format=SHEET", "action=\"/plaques.zip\"");
    assertThat(city.signedIn(Role.SUPERVISOR).page("/enterprises/selection?ids=" + id).expect(200).body()).doesNotContain("/plaques");
    assertThat(administrator.page("/plaques?ids=" + id).expect(200).body()).contains("没有可打印的码", "衡阳示例供应有限公司");
  }

  private static Map<String, byte[]> files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        in.transferTo(content);
        files.put(entry.getName(), content.toByteArray());
      }
    }
    return files;
  }
}
