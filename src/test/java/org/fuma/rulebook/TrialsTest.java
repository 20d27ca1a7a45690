package org.fuma.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialsTest {

  private final City city = City.get();
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);

  @ParameterizedTest(name = "{0}: {1} {2}, counts as {3}")
  @CsvSource(delimiter = '|', nullValues = "-", value = {
    "-|ADMIT|-|COUNTED",
    "counted=2|REFUSE|YEARLY_CAP|COUNTED",
    "counted=1&grade=B|REFUSE|YEARLY_CAP|COUNTED",
    "recent=1|ADMIT_WITH_NOTICE|FREQUENCY|COUNTED",
    "dueSoon=true|ADMIT_WITH_NOTICE|DUE_SOON|COUNTED",
    "kind=CASE|REFUSE|REFERENCE_GIVEN|OUTSIDE",
    "kind=CASE&reference=1|ADMIT|-|OUTSIDE",
    "kind=SERVICE&officials=1|ADMIT|-|SERVICE",
    "kind=ROUTINE&basis=NONE|REFUSE|BASIS_OF_KIND|COUNTED",
    "plan=MISSING|REFUSE|PLAN_APPROVED|COUNTED", "plan=NOT_APPROVED|REFUSE|PLAN_APPROVED|COUNTED", "plan=OTHER_PERIOD|REFUSE|PLAN_PERIOD|COUNTED",
    "plan=OTHER_ITEMS|REFUSE|PLAN_ITEMS|COUNTED", "plan=OTHER_FIRM|REFUSE|PLAN_FIRM|COUNTED",
    "plan=OTHER_KIND|REFUSE|PLAN_KIND|COUNTED", "kind=CAMPAIGN&basis=PLAN&plan=OTHER_KIND|REFUSE|PLAN_KIND|COUNTED",
    "kind=JOINT&basis=PLAN&plan=OTHER_KIND|ADMIT|-|COUNTED",
    "plan=DONE|ADMIT_WITH_NOTICE|PLAN_DONE|COUNTED",
    "kind=RECHECK|ADMIT|-|OUTSIDE", "kind=RECHECK&correction=CLOSED|REFUSE|CORRECTION_OPEN|OUTSIDE", "kind=RECHECK&correction=MISSING|REFUSE|CORRECTION_OPEN|OUTSIDE",
    "kind=RECHECK&day=2026-03-01&correctBy=2026-03-02|ADMIT_WITH_NOTICE|CORRECTION_OPEN|OUTSIDE",
    "kind=EMERGENCY|REFUSE|EMERGENCY_REASON|OUTSIDE", "kind=EMERGENCY&emergencyReason=gas&code=REVOKED|ADMIT_WITH_NOTICE|CODE_ACTIVE|OUTSIDE",
    "code=SUSPENDED|REFUSE|CODE_ACTIVE|COUNTED", "keyCompromised=true|ADMIT_WITH_NOTICE|CODE_KEY_TRUSTED|COUNTED", "firm=WITHDRAWN|REFUSE|FIRM_ACTIVE|COUNTED",
    "authorityUnlisted=true|REFUSE|AUTHORITY_LISTED|COUNTED", "district=430405&actsIn=430406|REFUSE|DISTRICT|COUNTED", "actsIn=430406|ADMIT_WITH_NOTICE|DISTRICT|COUNTED",
    "officials=1|REFUSE|TWO_OFFICIALS|COUNTED", "officialUnlisted=true|REFUSE|OFFICIAL_LISTED|COUNTED", "secondPhoneDead=true|ADMIT_WITH_NOTICE|SECOND_PHONE|COUNTED",
    "day=2026-06-15&certificateUntil=2026-06-14|REFUSE|CERTIFICATE_VALID|COUNTED", "day=2026-06-15&certificateUntil=2026-06-15|ADMIT|-|COUNTED",
    "items=0|REFUSE|ITEMS_CHOSEN|COUNTED", "itemWithdrawn=true|REFUSE|ITEMS_IN_FORCE|COUNTED"})
  void everyRuleCanBeTried(String query, String verdict, String rule, String counts) {
    JsonNode tried = supervisor.get("/api/v1/rule-trial?version=1" + (query == null ? "" : "&" + query)).expect(200).json();
    assertThat(tried.get("decision").get("verdict").getStringValue()).isEqualTo(verdict);
    List<String> rules = new ArrayList<>();
    tried.get("decision").get("reasons").values().forEach(reason -> rules.add(reason.get("rule").getStringValue()));
    assertThat(rules).isEqualTo(rule == null ? List.of() : List.of(rule));
    assertThat(tried.get("countsAs").getStringValue()).isEqualTo(counts);
  }

  @Test
  void theSameCaseUnderAnotherVersionIsDecidedByThat() {
    Map<String, Object> asked = Versions.asked();
    asked.put("parameters", Map.of("quietDays.on", true, "quietDays.from", 1, "quietDays.until", 20, "cap.general", 9));
    int number = supervisor.post("/api/v1/rule-versions", asked).expect(201).json().get("number").getIntValue();
    String trial = "/api/v1/rule-trial?day=2026-06-20&version=";
    assertThat(supervisor.get(trial + number).expect(200).body()).contains("QUIET_DAY").contains("2026-06-21").contains("\"rules\":" + number);
    assertThat(supervisor.get(trial + "1").expect(200).body()).doesNotContain("QUIET_DAY").contains("\"rules\":1");
    assertThat(supervisor.get(trial + number + "&sector=FOOD").expect(200).body()).contains("\"ADMIT\"");
    assertThat(supervisor.get("/api/v1/rule-trial?day=" + Versions.later() + "&counted=5").expect(200).body())
        .as("without a version, the one that holds on the day").contains("\"rules\":" + number);
    asked.put("last", Versions.last());
    asked.put("parameters", Map.of("quietDays.on", false, "cap.general", 2));
    supervisor.post("/api/v1/rule-versions", asked).expect(201);
  }

  @Test
  void tryingLeavesNothingBehind() {
    long before = entries();
    String page = supervisor.page("/rules/try?counted=2&grade=C").expect(200).body();
    assertThat(page).contains("不予入企").contains("本年度第3次，C级企业上限2次。").contains("value=\"2\"");
    assertThat(supervisor.page("/rules/try").expect(200).body()).contains("准予入企");
    assertThat(entries()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"day=never,day", "kind=DANCE,kind", "version=x,version", "version=999999,version", "grade=E,grade", "officials=11,officials", "counted=-1,counted", "district=12,district"})
  void whatCannotBeIsSaidAtItsField(String query, String field) {
    assertThat(supervisor.get("/api/v1/rule-trial?" + query).expect(422).body()).contains("\"" + field + "\"");
    assertThat(supervisor.page("/rules/try?" + query).expect(422).body()).contains("wrong-" + field);
  }

  private long entries() {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_entry WHERE kind LIKE 'rules.%' OR kind LIKE 'visit.%'").orElseThrow();
  }
}
