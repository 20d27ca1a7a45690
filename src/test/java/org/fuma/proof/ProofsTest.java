package org.fuma.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.ledger.Entries;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.NoteKey;
import org.fuma.ledger.ProofFile;
import org.fuma.rating.Rounds;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.visit.VisitCodes;
import org.fuma.web.Failure;
import org.fuma.web.RateLimits;
import org.junit.jupiter.api.Test;

/** A firm checks for itself, by a file and with nobody's help, that what concerns it stands as it was written; nobody else gets that file. */
class ProofsTest {

  private static final String WORDS = "三月二日上午有两人未扫码进入车间，停留一小时。";
  private static final String FINDING = "经核查，没有发现所述情况，特此告知。";

  private final City city = City.get();
  private final Entries entries = city.bean(Entries.class);

  private List<LedgerEntry> recorded(String objectKind, String object) {
    return entries.headers(objectKind, Ids.read(object).orElseThrow(), 0, 100);
  }

  private String entry(String objectKind, String object, String kind) {
    return recorded(objectKind, object).stream().filter(entry -> entry.kind().equals(kind)).map(entry -> Ids.show(entry.id())).reduce((one, other) -> other)
        .orElseThrow();
  }

  /** The file, as soon as the entry has its place, checked by the keys that the registry publishes. */
  private ProofFile.Proven proven(Caller owner, String path) {
    byte[] file = Awaitility.await().atMost(Duration.ofSeconds(20))
        .until(() -> owner.page(path), answer -> answer.status() != 409).expect(200).bytes();
    List<NoteKey> keys = city.anyone().get("/log/keys").expect(200).body().lines().map(NoteKey::read).toList();
    return ProofFile.read(file).check(keys);
  }

  private ProofFile.Proven proven(Caller owner, String objectKind, String object, String kind) {
    return proven(owner, "/proofs/" + entry(objectKind, object, kind) + "/file");
  }

  @Test
  void anEntryThatCannotBeReadIsBrokenToItsOwnerAndToStrangersNotThere() throws SQLException {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String complaint = firm.post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", WORDS)).created();
    String entry = entry("complaint", complaint, "complaint.submission");
    String backwards = "UPDATE ledger_entry SET facts = REVERSE(facts) WHERE id = " + Ids.read(entry).orElseThrow();
    Caller stranger = city.signedIn(Role.ENTERPRISE);
    try (Connection owner = city.database().asOwner(); Statement change = owner.createStatement()) {
      assertThat(change.executeUpdate(backwards)).isEqualTo(1);
      try {
        assertThat(stranger.page("/proofs/" + entry).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/proofs/" + entry).status()).isEqualTo(404);
        // Its owner is told so, and has the receipt.
        assertThat(firm.page("/proofs/" + entry).expect(200).body()).contains("记录与公开日志不符", "/proofs/" + entry + "/receipt").doesNotContain(WORDS);
        assertThat(firm.page("/proofs/" + entry + "/receipt").expect(200).body()).contains(entry);
        assertThat(firm.page("/proofs/" + entry + "/file").status()).isEqualTo(409);
      } finally {
        change.executeUpdate(backwards);
      }
    }
  }

  @Test
  void aFirmHasItsVisitProved() {
    Rounds.Call call = new Rounds().left();
    ProofFile.Proven logged = proven(call.staff(), "visit", call.visit(), "visit.logged");
    assertThat(logged.record()).containsEntry("visit", call.visit()).containsEntry("enterprise", call.firm()).containsEntry("reason", "收到投诉举报后的个案检查");
    assertThat(proven(call.staff(), "visit", call.visit(), "visit.departed").record()).containsEntry("state", "DEPARTED");

    String entry = entry("visit", call.visit(), "visit.logged");
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).contains("href=\"/proofs/" + entry + "\"", "登记入企检查", "检查人员离开");
    Reply page = call.staff().page("/proofs/" + entry).expect(200);
    hasNames(page, logged);
    assertThat(page.body()).contains("记录在册，未被改动", "登记入企检查", "它不证明什么", "/proofs/" + entry + "/file", "/visits/" + call.visit(), "c2sp.org/tlog-proof@v1");
    Reply file = call.staff().page("/proofs/" + entry + "/file").expect(200);
    assertThat(file.header("content-disposition")).isEqualTo("attachment; filename=\"fuma-proof-" + entry + ".json\"");
    assertThat(file.header("cache-control")).contains("no-store");
    assertThat(call.staff().get("/api/v1/proofs/" + entry).expect(200).bytes()).isNotEmpty();
    assertThat(call.staff().get("/api/v1/receipts/" + entry).expect(200).body()).contains(entry, "/log/receipt");
  }

  @Test
  void aFirmHasItsCodesChangesProved() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String id = Ids.show(firm.actor().enterprises().iterator().next());
    String serial = city.code(id).substring(0, 16);
    city.administrator().post("/api/v1/codes/" + serial + "/suspension", Map.of("reason", "停产一段时间"));
    String body = firm.page("/enterprises/" + id).expect(200).body();
    String entry = body.replaceAll("(?s).*?href=\"/proofs/([0-9A-Z]{13})\".*", "$1");
    assertThat(proven(firm, "/proofs/" + entry + "/file").header().get("kind")).startsWith("code.");
    assertThat(proven(firm, "/proofs/" + entry + "/file").record()).containsEntry("enterprise", id);
    hasNames(firm.page("/proofs/" + entry), proven(firm, "/proofs/" + entry + "/file"));
    assertThat(city.administrator().page("/enterprises/" + id).expect(200).body()).doesNotContain("href=\"/proofs/");
  }

  /** The words on an entry's page fit the hash that the proof holds, as any tool that knows SHA-256 tells. */
  private void hasWords(Caller owner, String path, String words, String hash) {
    String body = owner.page(path).expect(200).body();
    assertThat(body).contains(words, "SHA-256(盐 ‖ 文字)");
    String bytes = body.replaceAll("(?s).*<p class=\"mono\">([0-9a-f]{34,})</p>.*", "$1");
    assertThat(HexFormat.of().formatHex(Hashes.sha256(HexFormat.of().parseHex(bytes)))).isEqualTo(hash);
  }

  /** No fact of a proof is shown under its raw name alone. */
  private static void hasNames(Reply page, ProofFile.Proven proven) {
    assertThat(proven.record().keySet()).isNotEmpty()
        .allSatisfy(fact -> assertThat(page.body()).contains(fact).doesNotContainPattern("<dt>\\s*" + fact + "\\b"));
  }

  @Test
  void whoeverWroteARemarkSeesThatItsWordsAreStillTheOnes() {
    Rounds.Call call = new Rounds().left();
    call.staff().post("/api/v1/visits/" + call.visit() + "/remarks", Map.of("text", WORDS)).expect(201);
    ProofFile.Proven remark = proven(call.staff(), "visit", call.visit(), "visit.remarked");
    assertThat(remark.record()).doesNotContainValue(WORDS);
    hasWords(call.staff(), "/proofs/" + entry("visit", call.visit(), "visit.remarked"), WORDS, remark.record().get("textHash"));
  }

  @Test
  void whoLooksAtTooManyIsAskedToWaitAndNoAuditorReadsOfIt() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    long account = firm.actor().account();
    RateLimits limits = city.bean(RateLimits.class);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
      // Half a second later there is another token.
      assertThatThrownBy(() -> {
        while (true) {
          limits.take(Proofs.LOOKS, "account " + account);
        }
      }).isInstanceOf(Failure.TooMany.class);
      return firm.get("/api/v1/receipts/" + Ids.show(1)).status() == 429;
    });
    // What is refused elsewhere is noted, one after the other.
    firm.page("/accounts").expect(403);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events(account, "denied") > 0);
    assertThat(events(account, "throttled")).isZero();
  }

  private long events(long account, String kind) {
    return city.bean(Sql.class)
        .first(row -> row.getLong(1), "SELECT COUNT(*) FROM security_event WHERE account_id = ? AND kind = ?", account, kind).orElseThrow();
  }

  @Test
  void nobodyElseGetsAProofOfIt() {
    Rounds rounds = new Rounds();
    Rounds.Call call = rounds.left();
    String entry = entry("visit", call.visit(), "visit.logged");
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    for (String path : List.of("/proofs/" + entry, "/proofs/" + entry + "/file", "/proofs/" + entry + "/receipt", "/api/v1/proofs/" + entry, "/api/v1/receipts/" + entry)) {
      boolean api = path.startsWith("/api/");
      for (Caller other : List.of(rounds.left().staff(), rounds.official(), supervisor, city.administrator(), city.signedIn(Role.AUDITOR))) {
        assertThat((api ? other.get(path) : other.page(path)).status()).as(path).isIn(403, 404);
      }
      assertThat(rounds.left().staff().get("/api/v1/proofs/" + entry).status()).isEqualTo(404);
    }
    assertThat(supervisor.page("/visits/" + call.visit()).expect(200).body()).doesNotContain("href=\"/proofs/");
    assertThat(call.staff().page("/proofs/" + Ids.show(Ids.next())).status()).isEqualTo(404);
    assertThat(call.staff().page("/proofs/nothing").status()).isEqualTo(404);
  }

  @Test
  void anAlertAndARatingAreProvedToNobody() {
    Rounds.Call call = new Rounds().left();
    call.staff().post("/api/v1/visits/" + call.visit() + "/rating", Rounds.said(2)).expect(201);
    String token = city.bean(VisitCodes.class).token(Ids.read(call.visit()).orElseThrow());
    city.anyone().post("/api/v1/visit-codes/" + token + "/answers", Map.of("answer", "NOBODY")).expect(201);
    String alert = entry("visit", call.visit(), "alert.raised");
    assertThat(call.staff().page("/proofs/" + alert).status()).isEqualTo(404);
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).doesNotContain(alert);
    long rating = Ids.read(ratingOf(call.visit())).orElseThrow();
    String given = Ids.show(entries.headers("rating", rating, 0, 1).getFirst().id());
    assertThat(call.staff().page("/proofs/" + given).status()).isEqualTo(404);
  }

  private String ratingOf(String visit) {
    return Ids.show(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT id FROM rating WHERE visit_id = ?", Ids.read(visit).orElseThrow())
        .orElseThrow());
  }

  @Test
  void aComplainantHasEachStepProvedButADecisionOnlyOnceItWasTold() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = firm.post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", WORDS)).created();
    // Whoever works on it is told what a proof tells of them.
    assertThat(supervisor.page("/complaints/" + id).expect(200).body()).contains("其中有您的账户编号");
    move(supervisor, id, "taking");
    move(supervisor, id, "acceptance");
    move(supervisor, id, "investigation");
    move(supervisor, id, "decision");
    ProofFile.Proven submission = proven(firm, "complaint", id, "complaint.submission");
    assertThat(submission.record()).containsEntry("complaint", id).doesNotContainValue(WORDS);
    String submitted = "/proofs/" + entry("complaint", id, "complaint.submission");
    assertThat(firm.page(submitted).body()).as("its filer stands in them").contains(Ids.show(firm.actor().account()));
    Caller colleague = city.signedInFor(Ids.show(firm.actor().enterprises().iterator().next()));
    assertThat(colleague.page(submitted).expect(200).body()).contains("只显示给提交这件投诉的账户", submitted + "/file")
        .doesNotContain(Ids.show(firm.actor().account()), "SHA-256(盐 ‖ 文字)", WORDS);
    hasWords(firm, submitted, WORDS, submission.record().get("content"));
    hasNames(firm.page(submitted), submission);
    assertThat(proven(firm, "complaint", id, "complaint.acceptance").record()).containsEntry("to", "ACCEPTED");
    String decision = entry("complaint", id, "complaint.decision");
    assertThat(firm.page("/proofs/" + decision).status()).isEqualTo(404);
    assertThat(firm.page("/complaints/" + id).expect(200).body()).doesNotContain(decision);
    // What supervisors do among themselves is proved to nobody.
    List<String> inner = recorded("complaint", id).stream().filter(entry -> entry.kind().equals("complaint.taking")).map(entry -> Ids.show(entry.id())).toList();
    assertThat(inner).isNotEmpty().allSatisfy(entry -> assertThat(firm.page("/proofs/" + entry).status()).isEqualTo(404));
    move(supervisor, id, "telling");
    ProofFile.Proven decided = proven(firm, "complaint", id, "complaint.decision");
    assertThat(decided.record()).containsEntry("outcome", "NOT_UPHELD");
    hasWords(firm, "/proofs/" + decision, FINDING, decided.record().get("content"));
    hasWords(colleague, "/proofs/" + decision, FINDING, decided.record().get("content"));
    assertThat(firm.page("/complaints/" + id).expect(200).body()).contains("href=\"/proofs/" + decision + "\"");
    assertThat(supervisor.page("/proofs/" + decision).status()).isIn(403, 404);
    assertThat(city.signedIn(Role.ENTERPRISE).page("/proofs/" + decision).status()).isEqualTo(404);
  }

  private static void move(Caller supervisor, String id, String event) {
    String said = event.equals("decision") || event.equals("telling") ? FINDING : "";
    supervisor.post("/api/v1/complaints/" + id + "/" + event, Map.of("outcome", "NOT_UPHELD", "text", said)).expect(200);
  }

  @Test
  void whoeverFollowsByTheLinkHasTheSame() {
    String serial = city.code(city.firm()).substring(0, 16);
    Reply sent = city.stranger().submitFile("/complain",
        Map.of("_key", City.fresh("key-"), "code", serial, "telephone", "138-0000-0000", "caller", "刘", "category", "NO_SCAN", "text", WORDS), "", new byte[0]);
    String link = sent.expect(200).body().replaceAll("(?s).*id=\"link\">([^<]+)<.*", "$1");
    Caller follower = city.anyone();
    follower.submit("/follow", Map.of("link", link)).expect(303);
    String entry = follower.page("/follow/complaint").expect(200).body().replaceAll("(?s).*?href=\"/follow/proofs/([0-9A-Z]{13})\".*", "$1");
    assertThat(proven(follower, "/follow/proofs/" + entry + "/file").header()).containsEntry("kind", "complaint.submission");
    Reply page = follower.page("/follow/proofs/" + entry).expect(200);
    assertThat(page.body()).contains("记录在册，未被改动", "提交投诉", "/follow/complaint");
    assertThat(page.header("cache-control")).isEqualTo("no-store");
    assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(follower.page("/follow/proofs/" + entry + "/receipt").expect(200).body()).contains(entry);

    assertThat(city.anyone().page("/follow/proofs/" + entry).expect(303).header("location")).isEqualTo("/follow");
    assertThat(city.anyone().page("/follow/proofs/" + entry + "/file").status()).isEqualTo(404);
    Rounds.Call call = new Rounds().left();
    assertThat(follower.page("/follow/proofs/" + entry("visit", call.visit(), "visit.logged")).status()).isEqualTo(404);
    // The firm's own account is not led to what somebody sent at its plaque.
    assertThat(call.staff().page("/proofs/" + entry).status()).isEqualTo(404);
  }
}
