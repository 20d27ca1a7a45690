package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.attachment.Intake;
import org.fuma.attachment.Pictures;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** Photographs and documents of a visit: who adds them, what is kept, how they are given out. */
class VisitFilesTest {

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final Door door = new Door(city);
  private final String id = door.arrived();
  private final String files = "/api/v1/visits/" + id + "/files";

  @Test
  void aPhotographIsKeptWithoutWhatTheCameraAddedAndGivenOutAsAFile() {
    Reply kept = door.official.post(files + "?name=%E7%8E%B0%E5%9C%BA.jpg", "image/jpeg", Pictures.taken(80, 60, 6)).expect(201);
    assertThat(kept.json().get("number").getIntValue()).isEqualTo(1);
    assertThat(kept.json().get("cleaned").getBooleanValue()).isTrue();
    Reply file = door.firm().get(files + "/1").expect(200);
    assertThat(HexFormat.of().formatHex(Hashes.sha256(file.bytes()))).isEqualTo(kept.json().get("sha256").getStringValue());
    assertThat(new String(file.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET);
    assertThat(Pictures.decoded(file.bytes()).getHeight()).isEqualTo(80);
    assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"visit-" + id + "-1.jpg\"");
    assertThat(file.header("Content-Security-Policy")).startsWith("sandbox;");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(door.firm().page("/visits/" + id).expect(200).body()).contains("现场.jpg", "/visits/" + id + "/files/1");
  }

  @Test
  void aLargeDocumentLiesSealedInPiecesOfHalfAMegabyte() {
    byte[] pdf = Arrays.copyOf(Pictures.pdf(), 1_300_000);
    System.arraycopy(Pictures.pdf(), 0, pdf, pdf.length - Pictures.pdf().length, Pictures.pdf().length);
    Reply kept = door.official.post(files + "?name=a.pdf", "application/pdf", pdf).expect(201);
    assertThat(kept.json().get("cleaned").getBooleanValue()).isFalse();
    List<byte[]> pieces = sql.list(row -> row.getBytes(1),
        "SELECT p.sealed FROM attachment_piece p JOIN visit_file f ON f.attachment_id = p.attachment_id WHERE f.visit_id = ? ORDER BY p.number", number());
    assertThat(pieces).hasSize(3).allMatch(piece -> piece.length <= (512 << 10) + 32);
    assertThat(pieces).noneMatch(piece -> new String(piece, StandardCharsets.ISO_8859_1).contains("%PDF-1.4\n1 0 obj"));
    assertThat(door.firm().get(files + "/1").expect(200).bytes()).isEqualTo(pdf);
    assertThat(door.firm().page("/visits/" + id + "/files/1").expect(200).bytes()).isEqualTo(pdf);
    assertThat(door.firm().page("/visits/" + id + "/files").expect(200).body()).contains("仍带有它自己的信息");
  }

  @Test
  void officialsAddThemByThePageToo() {
    assertThat(door.official.page("/visits/" + id + "/files").expect(200).body()).contains("enctype=\"multipart/form-data\"", "拍摄地点");
    door.official.submitFile("/visits/" + id + "/files", Map.of("_key", City.fresh("file-")), "图.png", Pictures.png(20, 20)).expect(303);
    assertThat(door.official.submitFile("/visits/" + id + "/files", Map.of(), "a.png", "no picture".getBytes(StandardCharsets.US_ASCII)).expect(422).body())
        .contains("只收 JPEG");
    assertThat(door.official.submitFile("/visits/" + id + "/files", Map.of(), "a.exe", Pictures.png(20, 20)).expect(422).body()).contains("PNG");
    assertThat(door.official.page("/visits/" + id + "/files").expect(200).body()).contains("图.png").doesNotContain("a.exe");
  }

  @Test
  void aFileThatIsSentTwiceIsThereOnce() {
    String key = City.fresh("file-");
    for (int i = 0; i < 2; i++) {
      assertThat(door.official.post(files, "image/png", Pictures.png(20, 20), "Idempotency-Key", key).expect(201).json().get("number").getIntValue()).isEqualTo(1);
    }
    door.official.post(files, "image/png", Pictures.png(21, 20), "Idempotency-Key", key).expect(422);
    assertThat(city.bean(VisitFiles.class).of(number())).hasSize(1);
  }

  @Test
  void tenAreKeptHoweverManyAreSentAtOnce() {
    door.official.token();
    List<Object> answers = Race.run(12, i -> () -> door.official.post(files, "image/png", Pictures.png(20 + i, 20)).status());
    assertThat(answers).filteredOn(status -> status.equals(201)).hasSize(VisitFiles.MOST);
    assertThat(answers).filteredOn(status -> status.equals(409)).hasSize(2);
    assertThat(door.official.post(files, "image/png", Pictures.png(20, 20)).expect(409).body()).contains("10");
    JsonNode listed = door.official.get(files).json().get("items");
    assertThat(listed.size()).isEqualTo(10);
    for (int i = 0; i < 10; i++) {
      assertThat(listed.get(i).get("number").getIntValue()).isEqualTo(i + 1);
    }
    assertThat(door.official.page("/visits/" + id + "/files").body()).doesNotContain("multipart/form-data");
  }

  @Test
  void onlyWhoWasThereAddsAndOnlyWhoSeesTheVisitReads() {
    door.official.post(files, "image/png", Pictures.png(20, 20)).expect(201);
    Caller colleague = city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority));
    colleague.post(files, "image/png", Pictures.png(20, 20)).expect(403);
    colleague.get(files + "/1").expect(200);
    assertThat(colleague.page("/visits/" + id + "/files").expect(200).body()).doesNotContain("multipart/form-data");
    Door other = new Door(city);
    for (Caller stranger : List.of(other.official, other.firm())) {
      stranger.get(files).expect(404);
      stranger.get(files + "/1").expect(404);
      stranger.page("/visits/" + id + "/files/1").expect(404);
    }
    door.firm().post(files, "image/png", Pictures.png(20, 20)).expect(403);
    city.signedIn(Role.AUDITOR).get(files + "/1").expect(200);
    for (String none : List.of("/2", "/0", "/-1", "/x", "/999")) {
      door.official.get(files + none).expect(404);
    }
  }

  @Test
  void moreThanTenMegabytesAreRefused() {
    byte[] large = Arrays.copyOf(Pictures.pdf(), (Intake.MOST_MB << 20) + 1);
    door.official.post(files, "application/pdf", large).expect(413);
    assertThat(city.bean(VisitFiles.class).of(number())).isEmpty();
  }

  private long number() {
    return Ids.read(id).orElseThrow();
  }
}
