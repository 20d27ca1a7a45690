package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Log;
import org.fuma.ledger.Placing;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The auditor browses the ledger, sees an object's whole life checked, and of what is confidential no more than kind and day. */
@Timeout(240)
class LedgerPagesTest {

  private static final String REASON = "一段足够长的说明文字，供测试使用。";

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);

  @Test
  void anObjectsLifeIsWholeInOrderAndFits() {
    String firm = city.firm();
    city.administrator().post("/api/v1/enterprises/" + firm + "/state", Map.of("state", "SUSPENDED", "reason", REASON));
    Caller auditor = city.signedIn(Role.AUDITOR);
    sequenced(lastEntry("enterprise", firm));
    List<JsonNode> life = items(auditor.get("/api/v1/ledger/objects/enterprise/" + firm).expect(200));
    assertThat(life).extracting(entry -> entry.get("kind").getStringValue()).startsWith("enterprise.enrolled").endsWith("enterprise.moved");
    assertThat(life).allSatisfy(entry -> {
      assertThat(entry.get("fits").get("commitment").getStringValue()).isEqualTo("FITS");
      assertThat(entry.get("fits").get("place").getStringValue()).isEqualTo("FITS");
      assertThat(entry.get("fits").get("proof").getStringValue()).isEqualTo("FITS");
    });
    assertThat(life.getLast().get("facts").getStringValue()).contains("SUSPENDED", REASON);
    String page = auditor.page("/ledger/objects/enterprise/" + firm).expect(200).body();
    assertThat(page).contains("企业登记入册", "企业状态变更", REASON, "内容：相符", "位置：相符", "证明：相符", "/enterprises/" + firm).doesNotContain("不符");
  }

  @Test
  void oneEntryHasItsProofInTheStandardForm() {
    String firm = city.firm();
    String entry = lastEntry("enterprise", firm);
    sequenced(entry);
    Caller auditor = city.signedIn(Role.AUDITOR);
    assertThat(auditor.get("/api/v1/ledger/entries/" + entry).expect(200).json().get("proof").getStringValue()).startsWith("c2sp.org/tlog-proof@v1\nindex ");
    assertThat(auditor.page("/ledger/entries/" + entry).expect(200).body()).contains("c2sp.org/tlog-proof@v1", entry, "相符").doesNotContain("不符");
  }

  @Test
  void whatSomebodyChangedInTheDatabaseIsSeenOnTheSpot() throws SQLException {
    String firm = city.firm();
    String entry = lastEntry("enterprise", firm);
    long id = id(entry);
    sequenced(entry);
    Caller auditor = city.signedIn(Role.AUDITOR);
    String life = "/api/v1/ledger/objects/enterprise/" + firm;
    as("UPDATE ledger_entry SET facts = CONCAT(facts, ' ') WHERE id = " + id, () -> {
      assertThat(fits(auditor, life)).isEqualTo("WRONG FITS FITS");
      assertThat(auditor.page("/ledger/entries/" + entry).expect(200).body()).contains("内容：不符", "数据库里的这条记录被改动过");
    }, "UPDATE ledger_entry SET facts = LEFT(facts, LENGTH(facts) - 1) WHERE id = " + id);
    as("UPDATE ledger_entry SET at = at + INTERVAL 1 SECOND WHERE id = " + id, () -> assertThat(fits(auditor, life)).isEqualTo("FITS WRONG WRONG"),
        "UPDATE ledger_entry SET at = at - INTERVAL 1 SECOND WHERE id = " + id);
    as("UPDATE ledger_entry SET salt = NULL WHERE id = " + id, () -> assertThat(fits(auditor, life)).startsWith("WRONG FITS"),
        "UPDATE ledger_entry SET salt = (SELECT salt FROM enterprise_step WHERE id = " + id + ") WHERE id = " + id);
    assertThat(fits(auditor, life)).isEqualTo("FITS FITS FITS");
  }

  @Test
  void confidentialEntriesAreAsGoodAsNotThere() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String complaint = firm.post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", REASON)).created();
    String entry = lastEntry("complaint", complaint);
    sequenced(entry);
    Caller auditor = city.signedIn(Role.AUDITOR);
    String unknown = Ids.show(Ids.next());
    for (String path : List.of("/ledger/entries/%s", "/ledger/objects/complaint/%s", "/ledger/objects/enterprise/%s")) {
      for (String id : List.of(entry, complaint)) {
        auditor.get("/api/v1" + path.formatted(id)).expect(404);
        Reply page = auditor.page(path.formatted(id)).expect(404);
        assertThat(withoutNumbers(page)).isEqualTo(withoutNumbers(auditor.page(path.formatted(unknown)).expect(404)));
      }
    }
    auditor.get("/api/v1/ledger/entries?kind=complaint.submission").expect(422);
    assertThat(items(auditor.get("/api/v1/ledger/entries?object=" + complaint).expect(200))).isEmpty();
    assertThat(items(auditor.get("/api/v1/ledger/entries").expect(200))).extracting(one -> one.get("objectKind").getStringValue())
        .doesNotContain("complaint", "rating", "ledger");
  }

  @Test
  void daysThatAreOverAreCountedAndTodayIsNot() throws SQLException {
    Caller auditor = city.signedIn(Role.AUDITOR);
    LocalDate day = Time.day(city.bean(ServiceClock.class).instant()).minusDays(40 + Ids.next() % 200);
    String asked = "/api/v1/ledger/days?from=" + day + "&to=" + day;
    settled();
    long before = counted(auditor, asked);
    Caller firm = city.signedIn(Role.ENTERPRISE);
    firm.token();
    settled();
    String today = auditor.page("/ledger/days").expect(200).body();
    String filed = firm.post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", REASON)).created();
    sequenced(lastEntry("complaint", filed));
    assertThat(auditor.page("/ledger/days").expect(200).body().replaceAll("(?s)<head>.*?</head>|value=\"[^\"]{20,}\"", ""))
        .as("today is not over").isEqualTo(today.replaceAll("(?s)<head>.*?</head>|value=\"[^\"]{20,}\"", ""));
    String entry = lastEntry("complaint", filed);
    String moment = day + " 15:59:59";
    as("UPDATE ledger_leaf SET at = '" + moment + "' WHERE entry_id = " + id(entry), () -> {
      assertThat(counted(auditor, asked)).isEqualTo(before + 1);
      assertThat(auditor.page("/ledger/days?from=" + day + "&to=" + day).expect(200).body()).contains("提交投诉", day.toString());
      assertThat(auditor.post("/api/v1/exports/ledger-days", Map.of("purpose", "年度审计", "format", "CSV", "filter", Map.of("from", day.toString(), "to", day.toString())))
          .expect(200).body()).contains("complaint.submission");
    }, "UPDATE ledger_leaf l JOIN ledger_entry e ON e.id = l.entry_id SET l.at = e.at WHERE l.entry_id = " + id(entry));
  }

  @Test
  void theListIsNarrowedByEachFieldAndTakenAway() {
    LocalDate from = Time.day(city.bean(ServiceClock.class).instant());
    String firm = city.firm();
    String entry = lastEntry("enterprise", firm);
    sequenced(entry);
    Caller auditor = city.signedIn(Role.AUDITOR);
    String by = city.administrator().username();
    LocalDate to = Time.day(city.bean(ServiceClock.class).instant());
    String all = "kind=enterprise.enrolled&object=" + firm + "&account=" + by + "&from=" + from + "&to=" + to;
    for (String query : List.of("object=" + firm, all)) {
      assertThat(items(auditor.get("/api/v1/ledger/entries?" + query).expect(200))).as(query).extracting(one -> one.get("id").getStringValue()).contains(entry);
      assertThat(auditor.page("/ledger?" + query).expect(200).body()).contains("企业登记入册", "/ledger/entries/" + entry, "/ledger/objects/enterprise/" + firm, by);
    }
    for (String query : List.of("object=" + firm + "&kind=visit.logged", "object=" + firm + "&to=2001-01-01", "object=" + firm + "&account=" + auditor.username())) {
      assertThat(items(auditor.get("/api/v1/ledger/entries?" + query).expect(200))).as(query).isEmpty();
    }
    String file = auditor.post("/api/v1/exports/ledger-entries", Map.of("purpose", "年度审计", "format", "CSV", "filter", Map.of("object", firm))).expect(200).body();
    assertThat(file).contains("enterprise.enrolled", entry, by);
    assertThat(file.lines().count()).isEqualTo(1 + items(auditor.get("/api/v1/ledger/entries?object=" + firm)).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=nonsense", "kind=rating.given", "account=nobody-has-this", "from=yesterday", "from=2026-02-02&to=2026-02-01", "object=1"})
  void aFilterThatCannotBeIsSaidSo(String query) {
    Caller auditor = city.signedIn(Role.AUDITOR);
    auditor.get("/api/v1/ledger/entries?" + query).expect(422);
    assertThat(auditor.page("/ledger?" + query).expect(422).body()).contains("没有符合条件的记录");
  }

  @Test
  void daysThatAreNotOverOrTooManyAreRefused() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    LocalDate today = Time.day(city.bean(ServiceClock.class).instant());
    auditor.get("/api/v1/ledger/days?from=" + today).expect(422);
    assertThat(auditor.page("/ledger/days?from=2020-01-01").expect(422).body()).contains("一次最多统计");
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrTwin() {
    long object = Ids.next();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      made.addFirst(Ids.show(city.bean(Transactions.class).write(() ->
          city.bean(Ledger.class).append("enterprise.changed", "enterprise", object, 0, Map.of("reason", REASON)).id())));
    }
    made.forEach(this::sequenced);
    Caller auditor = city.signedIn(Role.AUDITOR);
    assertThat(all(auditor, "/api/v1/ledger/entries?object=" + Ids.show(object) + "&")).isEqualTo(made);
    assertThat(all(auditor, "/api/v1/ledger/objects/enterprise/" + Ids.show(object) + "?")).isEqualTo(made.reversed());
  }

  @Test
  void nobodyButTheAuditorReadsIt() {
    for (Role role : Role.values()) {
      Caller caller = city.signedIn(role);
      int expected = role == Role.AUDITOR ? 200 : 403;
      for (String path : List.of("/ledger", "/ledger/days", "/ledger/verifications")) {
        assertThat(caller.page(path).status()).as(role + " " + path).isEqualTo(expected);
      }
      caller.get("/api/v1/ledger/entries").expect(expected);
      assertThat(caller.page("/").body().contains("href=\"/ledger\"")).as(role.name()).isEqualTo(role == Role.AUDITOR);
    }
    city.anyone().get("/api/v1/ledger/entries").expect(401);
  }

  @Test
  void aVerificationIsBegunReadAndOneAtATime() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    Verifications verifications = city.bean(Verifications.class);
    // Whatever another has begun is over first; each attempt in vain would count towards the limit.
    Awaitility.await().atMost(Duration.ofSeconds(100)).until(() -> !verifications.busy());
    auditor.submit("/ledger/verifications", Map.of()).expect(303);
    assertThat(auditor.submit("/ledger/verifications", Map.of()).expect(409).body()).contains("核验正在进行");
    assertThat(auditor.post("/api/v1/ledger/verifications", Map.of()).status()).isEqualTo(409);
    long asker = auditor.actor().account();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> verifications.last().flatMap(Verified::asker).filter(by -> by == asker).isPresent());
    JsonNode last = items(auditor.get("/api/v1/ledger/verifications")).getFirst();
    assertThat(last.get("result").getStringValue()).as(last.toString()).isIn("FITS", "MISFITS");
    assertThat(auditor.page("/ledger/verifications").expect(200).body()).contains("审计人员");
    owner("DELETE FROM ledger_verification WHERE actor_id = " + asker);
  }

  private List<String> all(Caller auditor, String path) {
    List<String> read = new ArrayList<>();
    String token = "";
    do {
      Reply reply = auditor.get(path + (token.isEmpty() ? "" : "pageToken=" + token)).expect(200);
      items(reply).forEach(item -> read.add(item.get("id").getStringValue()));
      token = Optional.ofNullable(reply.json().get("nextPageToken")).filter(JsonNode::isString).map(JsonNode::getStringValue).orElse("");
    } while (!token.isEmpty());
    return read;
  }

  private static String withoutNumbers(Reply page) {
    return page.body().replaceAll("(?s)<head>.*?</head>|[0-9A-Z]{13}|value=\"[^\"]*\"|/ledger/[a-z]+(/[a-z]+)?/", "");
  }

  private static long counted(Caller auditor, String path) {
    return items(auditor.get(path).expect(200)).stream().mapToLong(day -> day.get("count").getLongValue()).sum();
  }

  private static String fits(Caller auditor, String life) {
    JsonNode fits = items(auditor.get(life).expect(200)).getLast().get("fits");
    return fits.get("commitment").getStringValue() + " " + fits.get("place").getStringValue() + " " + fits.get("proof").getStringValue();
  }

  private void sequenced(String entry) {
    Log log = city.bean(Log.class);
    Placing.until(city, () -> log.proof(id(entry)).isPresent());
  }

  /** Whatever others recorded before, perhaps as of days gone by, has its place. */
  private void settled() {
    long now = Ids.next();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> sql.first(row -> 1, "SELECT 1 FROM ledger_pending WHERE entry_id < ? LIMIT 1", now).isEmpty());
  }

  private static long id(String entry) {
    return Ids.read(entry).orElseThrow();
  }

  private String lastEntry(String kind, String object) {
    return sql.first(row -> Ids.show(row.getLong(1)), "SELECT id FROM ledger_entry WHERE object_kind = ? AND object_id = ? ORDER BY id DESC LIMIT 1",
        kind, Ids.read(object).orElseThrow()).orElseThrow();
  }

  /** Changes the database as its own administrator, looks, and undoes it. */
  private void as(String change, Runnable look, String undo) throws SQLException {
    owner(change);
    try {
      look.run();
    } finally {
      owner(undo);
    }
  }

  private void owner(String statement) {
    try (Connection owner = city.database().asOwner(); Statement change = owner.createStatement()) {
      assertThat(change.executeUpdate(statement)).isEqualTo(1);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static List<JsonNode> items(Reply reply) {
    List<JsonNode> items = new ArrayList<>();
    reply.json().get("items").values().forEach(items::add);
    return items;
  }
}
