package org.fuma.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleVersionsTest {

  private static final String PATH = "/api/v1/rule-versions";

  private final City city = City.get();
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);

  @Test
  void aNewRegistryBeginsWithTheRulesOfTheFile() {
    JsonNode first = supervisor.get(PATH + "/1").expect(200).json();
    assertThat(first.get("from").getStringValue()).isEqualTo("2021-11-17");
    assertThat(first.get("parameters").get("cap.general").getIntValue()).isEqualTo(2);
    assertThat(first.get("parameters").get("quietDays.on").getBooleanValue()).isFalse();
    assertThat(first.get("parameters").get("quietDays.except").size()).isEqualTo(5);
    assertThat(city.bean(Sql.class).first(row -> row.getInt(1), "SELECT COUNT(*) FROM ledger_entry WHERE kind = 'rules.version' AND object_id = 1")).contains(1);
  }

  @Test
  void aVersionFromTodayHoldsEverywhereWithinSeconds() {
    Rulebook elsewhere = new Rulebook(city.bean(RuleVersionRepository.class));
    assertThat(elsewhere.on(Versions.today()).number()).isPositive();
    int days = 20 + (int) (System.nanoTime() % 20);
    int before = elsewhere.on(Versions.today()).parameters().clock().callBackDays();
    int now = days == before ? days + 1 : days;
    int number = supervisor.post(PATH, Map.of("last", Versions.last(), "from", Versions.today().toString(), "reason", "示例会议纪要",
        "parameters", Map.of("clock.callBackDays", now))).expect(201).json().get("number").getIntValue();
    try {
      assertThat(city.bean(Rulebook.class).on(Versions.today()).parameters().clock().callBackDays()).as("here at once").isEqualTo(now);
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> elsewhere.on(Versions.today()).parameters().clock().callBackDays() == now);
      assertThat(elsewhere.on(Versions.today().minusDays(1)).number()).as("yesterday stays as it was").isNotEqualTo(number);
    } finally {
      // Other tests count by the rules of today.
      supervisor.post(PATH, Map.of("last", number, "from", Versions.today().toString(), "reason", "示例会议纪要",
          "parameters", Map.of("clock.callBackDays", before))).expect(201);
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({"from,2021-11-17", "from,''", "from,tomorrow", "from,2150-01-01", "reason,''", "reason,x"})
  void daysGoneByAndReasonsLeftOutAreRefused(String field, String value) {
    Map<String, Object> asked = Versions.asked();
    asked.put(field, value);
    Reply refused = supervisor.post(PATH, asked).expect(422);
    assertThat(refused.body()).contains("\"" + field + "\"");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({"cap.general,100", "cap.general,two", "no.such,1", "quietDays.on,perhaps"})
  void parametersThatCannotBeAreRefusedUnderTheirName(String name, String value) {
    Map<String, Object> asked = Versions.asked();
    asked.put("parameters", Map.of(name, value));
    assertThat(supervisor.post(PATH, asked).expect(422).body()).contains("\"" + name + "\"");
  }

  @Test
  void aVersionThatChangesNothingIsNone() {
    Map<String, Object> asked = Versions.asked();
    supervisor.post(PATH, asked).expect(201);
    asked.put("last", Versions.last());
    assertThat(supervisor.post(PATH, asked).expect(422).body()).contains("完全一样");
  }

  @Test
  void ofSeveralWhoChangeTheRulesAtOnceOneDoes() {
    int last = Versions.last();
    Map<String, Object> asked = Versions.asked();
    List<Object> replies = Race.run(8, i -> () -> supervisor.post(PATH, asked).status());
    assertThat(replies).filteredOn(status -> status.equals(201)).hasSize(1);
    assertThat(replies).filteredOn(status -> status.equals(409)).hasSize(7);
    assertThat(Versions.last()).isEqualTo(last + 1);
  }

  @Test
  void sentTwiceItIsMadeOnce() {
    int last = Versions.last();
    Map<String, Object> asked = Versions.asked();
    String key = City.fresh("key-");
    int first = supervisor.post(PATH, asked, "Idempotency-Key", key).expect(201).json().get("number").getIntValue();
    assertThat(supervisor.post(PATH, asked, "Idempotency-Key", key).expect(201).json().get("number").getIntValue()).isEqualTo(first);
    assertThat(Versions.last()).isEqualTo(last + 1);
  }

  @Test
  void whoMayReadMayNotChangeAndOthersMayNeither() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    auditor.get(PATH).expect(200);
    auditor.get("/api/v1/rule-trial").expect(200);
    auditor.post(PATH, Versions.asked()).expect(403);
    auditor.post("/api/v1/calendars", Map.of()).expect(403);
    Caller official = city.signedIn(Role.OFFICIAL);
    official.get(PATH).expect(403);
    official.page("/rules/try").expect(403);
    supervisor.get(PATH + "/999999").expect(404);
    supervisor.page("/rules/0x1").expect(404);
  }

  @Test
  void thePagesShowWhatHoldsWhatChangedAndMakeTheNext() {
    String form = supervisor.page("/rules/new").expect(200).body();
    assertThat(form).contains("name=\"cap.general\"").contains("name=\"quietDays.kinds\" value=\"ROUTINE\" checked");
    Map<String, String> fields = Versions.form();
    fields.put("reason", "");
    Reply refused = supervisor.submit("/rules", fields).expect(422);
    assertThat(refused.body()).contains("value=\"" + fields.get("dueSoonDays") + "\"").contains("wrong-reason");
    fields.put("reason", "<示例>会议纪要");
    Reply made = supervisor.submit("/rules", fields).expect(303);
    String page = supervisor.page(made.header("Location")).expect(200).body();
    assertThat(page).contains("尚未起用").contains("&lt;示例&gt;会议纪要").contains("上一版：");
    String list = supervisor.page("/rules").expect(200).body();
    assertThat(list).contains("现行").contains("与上一版相比").contains("<strong>" + fields.get("dueSoonDays") + "</strong>");
    assertThat(supervisor.page("/rules/new?like=" + made.header("Location").replaceAll("\\D", "")).expect(200).body())
        .contains("value=\"" + fields.get("dueSoonDays") + "\"");
    fields.put("last", "1");
    assertThat(supervisor.submit("/rules", fields).expect(409).body()).contains("另一位监督员");
  }
}
