package org.fuma.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.transaction.exceptions.TransactionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.visit.DoorStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts reach the supervisors, who close them with a note. */
class AlertsTest {

  private final City city = City.get();
  private final DoorStep door = new DoorStep();
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);

  @ParameterizedTest
  @EnumSource(AlertKind.class)
  void eachKindIsListedAndExplained(AlertKind kind) {
    String id = raise(kind);
    String page = supervisor.page("/alerts/" + id).expect(200).body();
    assertThat(page).contains("衡阳示例风筝制造有限公司", "/visits/" + door.visit(), "未登录的人");
    assertThat(supervisor.page("/alerts?kind=" + kind + "&authority=" + door.authority()).expect(200).body()).contains("/alerts/" + id);
    assertThat(ids("kind=" + kind)).containsExactly(id);
    assertThat(supervisor.page("/visits/" + door.visit()).body()).contains("/alerts/" + id);
  }

  @Test
  void aSupervisorClosesOneWithANote() {
    String id = raise(AlertKind.NOBODY_HERE);
    assertThat(supervisor.submit("/alerts/" + id + "/closing", Map.of("note", "")).expect(422).body()).contains("wrong-note");
    supervisor.submit("/alerts/" + id + "/closing", Map.of("note", "已电话核实，系误报")).expect(303);
    assertThat(supervisor.page("/alerts/" + id).body()).contains("已关闭", "已电话核实，系误报", supervisor.username()).doesNotContain("/closing");
    assertThat(supervisor.post("/api/v1/alerts/" + id + "/closing", Map.of("note", "再关一次")).expect(409).body()).contains("已由他人关闭");
    assertThat(ids("state=OPEN")).isEmpty();
    assertThat(ids("state=CLOSED")).containsExactly(id);
    assertThat(supervisor.page("/alerts?authority=" + door.authority()).body()).doesNotContain("/alerts/" + id);
    assertThat(supervisor.page("/alerts?state=&authority=" + door.authority()).body()).contains("/alerts/" + id);
  }

  @Test
  void theSameRequestAgainClosesItOnce() {
    String id = raise(AlertKind.EMERGENCY);
    String key = City.fresh("close-");
    Map<String, String> note = Map.of("note", "情况属实");
    supervisor.post("/api/v1/alerts/" + id + "/closing", note, "Idempotency-Key", key).expect(200);
    assertThat(supervisor.post("/api/v1/alerts/" + id + "/closing", note, "Idempotency-Key", key).expect(200).body()).contains("情况属实");
  }

  @Test
  void ofManySupervisorsOneClosesIt() {
    String id = raise(AlertKind.REFUSED_ENTRY);
    List<Caller> desks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      desks.add(city.signedIn(Role.SUPERVISOR));
      desks.get(i).token();
    }
    List<Object> outcomes = Race.run(8, i -> () -> desks.get(i % 4).post("/api/v1/alerts/" + id + "/closing", Map.of("note", "核实" + i)).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(200)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(7);
    assertThat(city.bean(Sql.class).first(row -> row.getInt(1), "SELECT COUNT(*) FROM alert_step WHERE alert_id = ?", Ids.read(id).orElseThrow())).contains(1);
  }

  @Test
  void theStartPageTellsSupervisorsAloneThatAlertsWait() {
    raise(AlertKind.NOBODY_HERE);
    assertThat(supervisor.page("/").expect(200).body()).containsPattern("href=\"/alerts\">待处理的提醒：\\d+");
    assertThat(city.signedIn(Role.AUDITOR).page("/").expect(200).body()).doesNotContain("待处理的提醒");
    assertThat(city.signedIn(Role.OFFICIAL).page("/").expect(200).body()).doesNotContain("待处理的提醒");
    assertThat(city.anyone().page("/").expect(200).body()).doesNotContain("待处理的提醒");
  }

  @Test
  void auditorsReadAndChangeNothing() {
    String id = raise(AlertKind.EMERGENCY);
    Caller auditor = city.signedIn(Role.AUDITOR);
    assertThat(auditor.page("/alerts/" + id).expect(200).body()).doesNotContain("/closing");
    auditor.post("/api/v1/alerts/" + id + "/closing", Map.of("note", "不该能关")).expect(403);
    for (Role role : List.of(Role.ENTERPRISE, Role.OFFICIAL, Role.AUTHORITY_LEAD, Role.ADMINISTRATOR)) {
      city.signedIn(role).get("/api/v1/alerts").expect(403);
      city.signedIn(role).get("/api/v1/alerts/" + id).expect(403);
    }
  }

  @Test
  void aLongListComesByFifties() {
    List<String> raised = new ArrayList<>();
    for (int i = 0; i < 52; i++) {
      raised.addFirst(raise(AlertKind.NOBODY_HERE));
    }
    assertThat(ids("")).containsExactlyElementsOf(raised);
    assertThat(ids("state=OPEN&kind=NOBODY_HERE")).containsExactlyElementsOf(raised);
    String first = supervisor.page("/alerts?authority=" + door.authority()).expect(200).body();
    assertThat(first).contains("/alerts/" + raised.getFirst(), "below=" + raised.get(49)).doesNotContain("/alerts/" + raised.get(50));
  }

  @Test
  void anAlertIsOfItsActOrNotAtAll() {
    assertThatThrownBy(() -> city.bean(Alerts.class).raise(AlertKind.EMERGENCY, door.id(), door.enterprise(), authority(), 0))
        .isInstanceOf(TransactionException.class);
    assertThatThrownBy(() -> city.bean(Transactions.class).run(() -> {
      city.bean(Alerts.class).raise(AlertKind.EMERGENCY, door.id(), door.enterprise(), authority(), 0);
      throw new IllegalStateException("the act failed");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(ids("")).isEmpty();
  }

  private String raise(AlertKind kind) {
    city.bean(Transactions.class).run(() -> city.bean(Alerts.class).raise(kind, door.id(), door.enterprise(), authority(), 0));
    Reply list = supervisor.get("/api/v1/alerts?authority=" + door.authority()).expect(200);
    return list.json().get("items").get(0).get("id").getStringValue();
  }

  private long authority() {
    return Ids.read(door.authority()).orElseThrow();
  }

  private List<String> ids(String filter) {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = supervisor.get("/api/v1/alerts?authority=" + door.authority() + "&" + filter + token).expect(200).json();
      page.get("items").values().forEach(alert -> ids.add(alert.get("id").getStringValue()));
      JsonNode next = page.get("nextPageToken");
      token = next == null || !next.isString() ? "" : "&pageToken=" + next.getStringValue();
    } while (!token.isEmpty());
    return ids;
  }
}
