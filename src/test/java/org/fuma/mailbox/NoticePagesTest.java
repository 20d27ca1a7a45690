package org.fuma.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.notice.Inbox;
import org.fuma.notice.Telling;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People read their own notices, and nobody else’s. */
class NoticePagesTest {

  private final City city = City.get();

  /** The rounds of the clock wait: they tell every supervisor what is overdue, and change what is counted here. */
  @BeforeEach
  void quiet() {
    city.bean(Leases.class).holdFor("complaint-clock", Duration.ofDays(2));
  }

  @Test
  void openingOneLeadsThereAndReadsIt() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = Telling.told(supervisor.actor().account());
    assertThat(supervisor.page("/notices").expect(200).body()).contains("收到新投诉", "未读");
    assertThat(supervisor.page("/").expect(200).body()).contains("您有 1 条未读消息");
    assertThat(supervisor.submit("/notices/" + id + "/opening", Map.of()).expect(303).header("Location")).isEqualTo("/complaints");
    assertThat(supervisor.page("/notices").expect(200).body()).doesNotContain("未读");
    assertThat(supervisor.page("/").expect(200).body()).doesNotContain("未读消息");
  }

  @Test
  void anothersNoticeIsNotThere() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = Telling.told(supervisor.actor().account());
    Caller other = city.signedIn(Role.SUPERVISOR);
    other.submit("/notices/" + id + "/opening", Map.of()).expect(404);
    other.post("/api/v1/notices/" + id + "/reading", Map.of()).expect(404);
    assertThat(other.page("/notices").expect(200).body()).doesNotContain("收到新投诉");
    assertThat(city.bean(Inbox.class).find(supervisor.actor().account(), Ids.read(id).orElseThrow()).orElseThrow().unread()).isTrue();
  }

  @Test
  void programsGoThroughTheListToItsEnd() {
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD);
    for (int i = 0; i < 3; i++) {
      Telling.everything(lead.actor().account());
    }
    int all = 0;
    String next = "";
    do {
      JsonNode page = lead.get("/api/v1/notices" + next).expect(200).json();
      all += page.get("items").size();
      next = page.get("nextPageToken").isNull() ? "" : "?pageToken=" + page.get("nextPageToken").getStringValue();
    } while (!next.isEmpty());
    assertThat(all).isEqualTo(3 * Telling.kinds());
    lead.post("/api/v1/notices/reading", Map.of()).expect(204);
    assertThat(lead.get("/api/v1/notices").json().get("items").get(0).get("unread").getBooleanValue()).isFalse();
    lead.get("/api/v1/notices?pageToken=nonsense").expect(400);
  }

  @Test
  void supervisorsSeeWhatDidNotArriveAndSendItOnceMore() {
    String id = Telling.undelivered();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String page = supervisor.page("/notices/undelivered").expect(200).body();
    assertThat(page).contains("未能发出", "/notices/undelivered/" + id + "/resending").doesNotContain("13800000000");
    city.signedIn(Role.ADMINISTRATOR).page("/notices/undelivered").expect(403);
    city.signedIn(Role.AUDITOR).get("/api/v1/notices/undelivered").expect(403);
    supervisor.submit("/notices/undelivered/" + id + "/resending", Map.of()).expect(303);
    supervisor.submit("/notices/undelivered/" + id + "/resending", Map.of()).expect(404);
  }

  @Test
  void whoseWorkIsNoneThatNoticesTellOfSeesNoLink() {
    assertThat(city.signedIn(Role.AUDITOR).page("/").expect(200).body()).doesNotContain("href=\"/notices\"");
    assertThat(city.signedIn(Role.OFFICIAL).page("/").expect(200).body()).doesNotContain("href=\"/notices\"");
    assertThat(city.signedIn(Role.ENTERPRISE).page("/").expect(200).body()).contains("href=\"/notices\"");
  }
}
