package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.sheet.Formulas;
import org.fuma.sheet.Line;
import org.fuma.sheet.Sheet;
import org.fuma.sheet.Sheets;
import org.fuma.store.Sql;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists leave as files: for whom the list is open, as far as it is open, with a purpose on record, whole or visibly
 * not.
 */
@Timeout(120)
class ExportsTest {

  private static final Set<String> ALL = Set.of("enterprises", "codes", "visits", "complaints", "accounts",
      "authorities", "officials", "items", "security-events", "plans", "ledger-entries", "ledger-days");

  /** Which lists each role may see (design.md §4). */
  private static final Map<Role, Set<String>> OPEN =
      Map.of(
          Role.ENTERPRISE, Set.of("visits", "complaints"),
          Role.OFFICIAL, Set.of("visits", "authorities", "officials", "items", "plans"),
          Role.AUTHORITY_LEAD, Set.of("visits", "authorities", "officials", "items", "plans"),
          Role.ADMINISTRATOR, Set.of("enterprises", "codes", "accounts", "authorities", "officials", "items"),
          Role.SUPERVISOR, Set.of("enterprises", "codes", "visits", "complaints", "authorities", "officials", "items", "plans"),
          Role.AUDITOR, Set.of("enterprises", "codes", "visits", "accounts", "authorities", "officials", "items", "security-events", "plans",
              "ledger-entries", "ledger-days"));

  private static final String PURPOSE = "季度汇总上报";

  @TempDir Path folder;

  private final City city = City.get();

  private record Event(String kind, String detail, long account, String request) {}

  @TestFactory
  Stream<DynamicTest> eachRoleGetsTheListsThatItMaySeeAndNoOther() {
    String authority = city.authority();
    return Stream.of(Role.values()).flatMap(role -> {
      Caller caller = city.signedIn(role);
      return ALL.stream().sorted().map(list -> DynamicTest.dynamicTest(role + " and " + list, () -> {
        boolean ofAuthority = Set.of("officials", "items").contains(list);
        int expected = OPEN.get(role).contains(list) ? 200 : 403;
        Map<String, String> filter = ofAuthority ? Map.of("authority", authority) : Map.of();
        assertThat(export(caller, list, "CSV", filter).status()).isEqualTo(expected);
        assertThat(caller.page("/exports/" + list + (ofAuthority ? "?authority=" + authority
            : "")).status()).isEqualTo(expected);
      }));
    });
  }

  @Test
  void nobodyWithoutAnAccountGetsAnything() {
    for (String list : ALL) {
      assertThat(city.anyone().post("/api/v1/exports/" + list, Map.of("purpose", PURPOSE, "format",
          "CSV")).status()).isEqualTo(401);
      assertThat(city.anyone().page("/exports/" + list).status()).isIn(303, 401);
    }
  }

  @Test
  void whatIsNoListIsNotFound() {
    assertThat(export(city.administrator(), "ledger", "CSV", Map.of()).status()).isEqualTo(404);
    assertThat(city.administrator().page("/exports/ledger").status()).isEqualTo(404);
    assertThat(export(city.administrator(), "officials", "CSV",
        Map.of()).status()).as("officials of no authority").isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "XLSX"})
  void aFirmGetsItsOwnComplaintsAndTheSupervisorAll(String format) throws IOException {
    Caller one = city.signedIn(Role.ENTERPRISE);
    Caller other = city.signedIn(Role.ENTERPRISE);
    Map<String, String> matter = Map.of("category", "NO_SCAN", "text", "一段足够长的说明文字，供测试使用。");
    one.post("/api/v1/complaints", matter).expect(201);
    other.post("/api/v1/complaints", matter).expect(201);
    List<Line> own = table(export(one, "complaints", format, Map.of()));
    assertThat(own).hasSize(2);
    assertThat(own.toString()).doesNotContain("说明文字");
    List<Line> all = table(export(city.signedIn(Role.SUPERVISOR), "complaints", format, Map.of()));
    assertThat(all.toString()).doesNotContain("说明文字");
    assertThat(all).hasSizeGreaterThan(2).anySatisfy(line -> assertThat(line.cells()).contains("入企不扫码", own.get(1).cells().get(1), "已提交"));
  }

  @Test
  void firmsAreNarrowedAsTheListIsAndNobodysTelephoneIsAmongThem() throws IOException {
    String name = City.fresh("衡阳示例出口纸伞");
    String uscc = City.uscc();
    city.administrator().post("/api/v1/enterprises", Map.of("uscc", uscc, "name", name, "district", "430405",
        "address", "示例路9号",
        "contact", "示例联系人", "telephone", "0734-7654321", "batch", "首批", "grade", "B")).expect(201);
    List<Line> lines = table(export(city.administrator(), "enterprises", "XLSX", Map.of("name", name)));
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().cells()).contains("企业名称", "统一社会信用代码");
    assertThat(lines.getLast().cells()).contains(name, uscc, "示例路9号", "B").doesNotContain("0734-7654321", "示例联系人");
  }

  @Test
  void aCodeInForceIsListedWithItsFirm() throws IOException {
    String payload = city.code(city.firm());
    assertThat(table(export(city.administrator(), "codes", "CSV", Map.of()))).anySatisfy(line
        -> assertThat(payload).startsWith(line.cell(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "XLSX"})
  void aCellThatWouldBeAFormulaIsNoneAndComesBack(String format) throws IOException {
    String name = City.fresh("=HYPERLINK-");
    city.administrator().post("/api/v1/accounts", Map.of("username", City.fresh("formula-"), "displayName", name,
        "roles", List.of("AUDITOR"), "reason", PURPOSE)).expect(201);
    List<String> names = table(export(city.administrator(), "accounts", format, Map.of())).stream().map(line
        -> line.cell(1)).toList();
    assertThat(names).contains("'" + name).doesNotContain(name);
    assertThat(names.stream().map(Formulas::unescape)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "XLSX"})
  void thousandsOfRowsAreStreamedAndCounted(String format) throws IOException {
    Reply reply = export(city.administrator(), "many-rows", format, Map.of("length", "6001"));
    assertThat(table(reply)).hasSize(6_002);
    assertThat(reply.header("Content-Length")).as("streamed").isEmpty();
    assertThat(events(reply)).extracting(Event::kind).containsExactly("export", "export.done");
    assertThat(events(reply).getLast().detail()).endsWith("rows=6001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "XLSX"})
  void whatBreaksInTheMiddleDoesNotLookWhole(String format) {
    long before = count("export.broken");
    assertThatThrownBy(() -> export(city.administrator(), "many-rows", format, Map.of("length", "20000", "break",
        "10000")))
        .isInstanceOf(UncheckedIOException.class);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("export.broken") > before);
  }

  @Test
  void thePurposeIsOnRecordWithWhoAndWhat() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    Reply reply = export(auditor, "enterprises", "CSV", Map.of("district", "430405"));
    Event event = events(reply).getFirst();
    assertThat(event.kind()).isEqualTo("export");
    assertThat(event.detail()).isEqualTo("format=CSV; filter=district=430405; purpose=" + PURPOSE);
    assertThat(event.account()).isEqualTo(auditor.actor().account());
  }

  @Test
  void withoutAPurposeNothingLeavesAndNothingIsRecorded() {
    long before = count("export");
    for (String purpose : List.of("", "  ", "三个字", "长".repeat(201))) {
      assertThat(city.administrator().post("/api/v1/exports/enterprises", Map.of("purpose", purpose, "format",
          "CSV")).status()).isEqualTo(422);
      Reply page = city.administrator().submit("/exports/enterprises", Map.of("purpose", purpose, "format", "CSV",
          "district", "430405"));
      assertThat(page.expect(422).body()).contains("id=\"wrong-purpose\"").contains("name=\"district\" value=\"430405\"");
    }
    assertThat(city.administrator().post("/api/v1/exports/enterprises", Map.of("purpose",
        PURPOSE)).status()).isEqualTo(422);
    assertThat(city.administrator().post("/api/v1/exports/enterprises", Map.of("purpose", PURPOSE, "format",
        "PDF")).status()).isEqualTo(422);
    assertThat(export(city.administrator(), "enterprises", "CSV", Map.of("distrct",
        "430405")).status()).as("a field that the list has not").isEqualTo(422);
    assertThat(export(city.administrator(), "enterprises", "CSV", Map.of("district",
        "999999")).status()).isEqualTo(422);
    assertThat(count("export")).isEqualTo(before);
  }

  @Test
  void anExportWhoseEventCannotBeWrittenIsRefused() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("CREATE TRIGGER events_broken BEFORE INSERT ON security_event FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose'");
      try {
        Reply refused = export(city.administrator(), "accounts", "CSV", Map.of());
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.body()).doesNotContain(city.administrator().username());
      } finally {
        statement.execute("DROP TRIGGER events_broken");
      }
    }
  }

  @Test
  void theFileIsNamedInBothAlphabetsAndKeptNowhere() {
    Reply reply = city.administrator().submit("/exports/enterprises", Map.of("purpose", PURPOSE, "format",
        "XLSX")).expect(200);
    assertThat(reply.header("Content-Disposition")).matches("attachment; filename=\"enterprises-\\d{8}\\.xlsx\"; filename\\*=UTF-8''%E4%BC%81%E4%B8%9A-\\d{8}\\.xlsx");
    assertThat(reply.header("Content-Type")).isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(export(city.administrator(), "enterprises", "CSV",
        Map.of()).header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
  }

  @Test
  void theListsPageLeadsToItsExportWithTheFilter() {
    city.firm();
    assertThat(city.administrator().page("/enterprises?district=430405").body()).contains("href=\"/exports/enterprises?district=430405\"");
    assertThat(city.administrator().page("/exports/enterprises?district=430405&state=ACTIVE").body())
        .contains("珠晖区", "name=\"state\" value=\"ACTIVE\"");
  }

  private static Reply export(Caller caller, String list, String format, Map<String, String> filter) {
    return caller.post("/api/v1/exports/" + list, Map.of("purpose", PURPOSE, "format", format, "filter", filter));
  }

  private List<Line> table(Reply reply) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "export", ""), reply.expect(200).bytes());
    List<Line> lines = new ArrayList<>();
    try (Sheet sheet = Sheets.open(file)) {
      for (Optional<Line> line = sheet.next(); line.isPresent(); line = sheet.next()) {
        lines.add(line.get());
      }
    }
    return lines;
  }

  private List<Event> events(Reply reply) {
    return city.bean(Sql.class).list(
        row -> new Event(row.getString("kind"), row.getString("detail"), row.getLong("account_id"),
            row.getString("request_id")),
        "SELECT kind, detail, account_id, request_id FROM security_event WHERE request_id = ? ORDER BY id",
            reply.header("X-Request-Id"));
  }

  private long count(String kind) {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM security_event WHERE kind = ?",
        kind).orElseThrow();
  }
}
