package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file comes in by a form that only our own page can have sent, whatever its size, and an upload that fails leaves nothing. */
class RosterUploadTest {

  private final City city = City.get();
  private Caller administrator;
  private long pieces;

  @BeforeEach
  void aPersonIsSignedIn() {
    administrator = city.signedIn(Role.ADMINISTRATOR);
    administrator.page("/rosters").expect(200);
    pieces = pieces();
  }

  @Test
  void aFormWithAFileIsTakenAndItsNameShown() {
    Reply sent = administrator.submitFile("/rosters", Map.of("batch", "第九批"), "C:\\名册\\企业名册.csv", Rosters.csv("衡阳示例甲厂," + City.uscc() + ","));
    String path = sent.expect(303).header("Location");
    assertThat(administrator.page(path).expect(200).body()).contains("企业名册.csv", "第九批").doesNotContain("C:\\");
    Rosters.ended(administrator, path.substring("/rosters/".length()));
  }

  @Test
  void aFormThatComesByteByByteIsTakenToo() throws IOException {
    String form = "--x7\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + administrator.csrf()
        + "\r\n--x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n名称,信用代码\r\n--x7--\r\n";
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    URI address = URI.create(city.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(("POST /rosters HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAccept: text/html\r\nCookie: " + administrator.cookies()
          + "\r\nContent-Type: multipart/form-data; boundary=x7\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      for (byte one : body) {
        out.write(one);
        out.flush();
      }
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 303");
    }
  }

  @Test
  void aFileOfManyMegabytesArrivesWhole() {
    byte[] file = ("企业名称,信用代码,备注\n衡阳示例甲厂," + City.uscc() + "," + "长".repeat(3_000) + "\n" + ("," + "," + "备".repeat(3_900) + "\n").repeat(1_500))
        .getBytes(StandardCharsets.UTF_8);
    assertThat(file.length).isGreaterThan(15_000_000);
    Reply sent = administrator.submitFile("/rosters", Map.of(), "large.csv", file);
    String id = sent.expect(303).header("Location").substring("/rosters/".length());
    assertThat(Rosters.see(administrator, id).get("size").getLongValue()).isEqualTo(file.length);
    assertThat(pieces()).isEqualTo(pieces + (file.length + (1 << 20) - 1) / (1 << 20));
    assertThat(Rosters.totals(Rosters.ended(administrator, id).get("checked"))).isEqualTo("1 0 0 1500");
  }

  @Test
  void aFormWithoutTheTokenOrWithAnothersIsRefusedBeforeAnythingIsStored() {
    byte[] file = new byte[3_000_000];
    Caller other = city.signedIn(Role.ADMINISTRATOR);
    other.page("/rosters");
    Map<String, String> late = new LinkedHashMap<>();
    late.put("batch", "");
    late.put("_csrf", administrator.csrf());
    List<Map<String, String>> forged = List.of(Map.of(), Map.of("_csrf", ""), Map.of("_csrf", other.csrf()), Map.of("_csrf", "x".repeat(5_000)), late);
    for (Map<String, String> form : forged) {
      administrator.submitFileRaw("/rosters", form, "roster.csv", file, "Origin", city.address()).expect(403);
    }
    Map<String, String> good = Map.of("_csrf", administrator.csrf());
    administrator.submitFileRaw("/rosters", good, "roster.csv", file, "Origin", "https://evil.example").expect(403);
    administrator.submitFileRaw("/rosters", good, "roster.csv", file, "Sec-Fetch-Site", "cross-site").expect(403);
    assertThat(pieces()).isEqualTo(pieces);
  }

  @Test
  void anEmptyFileOrNoneIsRefusedOnThePage() {
    assertThat(administrator.submitFile("/rosters", Map.of("batch", "第九批"), "", new byte[0]).expect(422).body()).contains("文件是空的", "第九批");
    assertThat(administrator.submitFile("/rosters", Map.of("batch", "批".repeat(41)), "a.csv", Rosters.csv()).expect(422).body()).contains("最多 40 个字");
    assertThat(pieces()).isEqualTo(pieces);
  }

  @Test
  void whatIsReadAsAWholeStaysBound() {
    byte[] large = new byte[11_000_000];
    administrator.post("/api/v1/enterprises", "application/json", large).expect(413);
    city.signedIn(Role.OFFICIAL).post("/api/v1/scans", "image/jpeg", large).expect(413);
    administrator.submitFileRaw("/enterprises", Map.of("_csrf", administrator.csrf()), "a.csv", large, "Origin", city.address()).expect(415);
  }

  @Test
  void aFileBeyondTheBoundIsRefusedByItsLengthAlone() throws IOException {
    assertThat(announce(300_000_000L, "")).startsWith("HTTP/1.1 413");
    assertThat(pieces()).isEqualTo(pieces);
  }

  @Test
  void anUploadThatIsBrokenOffLeavesNothing() throws IOException {
    announce(10_000_000L, "x".repeat(3_000_000));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> pieces() == pieces);
  }

  @Test
  void whatNobodyNeedsAnyMoreIsSwept() {
    Sql sql = city.bean(Sql.class);
    long abandoned = Ids.next();
    sql.run("INSERT INTO roster_chunk (roster_id, number, at, bytes) VALUES (?, 0, ?, ?)", abandoned, Instant.parse("2020-01-01T00:00:00Z"), new byte[] {1});
    String id = Rosters.checked(administrator, "厂," + City.uscc() + ",");
    long roster = Ids.read(id).orElseThrow();
    city.bean(RosterSweep.class).sweep(city.bean(Ledger.class).now());
    assertThat(pieces(abandoned)).isZero();
    assertThat(pieces(roster)).isEqualTo(1);
  }

  /** Announces a body of that length, sends this beginning of it, and hangs up. */
  private String announce(long length, String beginning) throws IOException {
    URI address = URI.create(city.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(("POST /api/v1/rosters HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer " + administrator.token()
          + "\r\nContent-Type: text/csv\r\nContent-Length: " + length + "\r\n\r\n" + beginning).getBytes(StandardCharsets.US_ASCII));
      if (!beginning.isEmpty()) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> pieces() > pieces);
        return "";
      }
      return new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
    }
  }

  private long pieces() {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM roster_chunk").orElseThrow();
  }

  private long pieces(long roster) {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM roster_chunk WHERE roster_id = ?", roster).orElseThrow();
  }
}
