package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.job.Job;
import org.fuma.job.JobState;
import org.fuma.job.Workers;
import org.fuma.job.Jobs;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One act on many firms: said beforehand, done once for each, with a step and a ledger entry of its own. */
class BulkTest {

  private static final String PATH = "/api/v1/enterprise-changes";

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final Enterprises enterprises = city.bean(Enterprises.class);
  private final String batch = City.fresh("批量");

  private List<Long> firms(int count, String grade) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(enterprises.enrol(Actor.system(), new NewEnterprise(City.uscc(), City.fresh("示例批量公司"), "", "", "", "", batch, grade, ""),
          Optional.empty()));
    }
    return ids;
  }

  private Map<String, Object> change(String act, String value, boolean preview) {
    return Map.of("selection", Map.of("filter", Map.of("batch", batch)), "act", act, "value", value, "reason", "年度评定", "preview", preview);
  }

  private Job done(String id) {
    Jobs jobs = city.bean(Jobs.class);
    long job = Ids.read(id).orElseThrow();
    Workers.until(city, () -> jobs.find(job).orElseThrow().state() == JobState.DONE);
    return jobs.find(job).orElseThrow();
  }

  private static String job(Reply asked) {
    return asked.expect(201).json().get("job").getStringValue();
  }

  private long count(Reply preview, String part) {
    return preview.expect(200).json().get(part).get("count").getLongValue();
  }

  private List<EnterpriseStep> history(long id) {
    return enterprises.history(Actor.system(), id);
  }

  @Test
  void thePreviewSaysWhatWillHappenAndThenItDoes() {
    List<Long> ids = firms(25, "B");
    enterprises.move(Actor.system(), ids.get(0), EnterpriseState.SUSPENDED, "先暂停");
    enterprises.move(Actor.system(), ids.get(1), EnterpriseState.WITHDRAWN, "先退出");
    Reply preview = administrator.post(PATH, change("state", "SUSPENDED", true));
    assertThat(count(preview, "changed")).isEqualTo(23);
    assertThat(preview.json().get("changed").get("first").size()).isEqualTo(20);
    assertThat(count(preview, "unchanged")).isEqualTo(1);
    assertThat(count(preview, "refused")).isEqualTo(1);
    assertThat(preview.json().get("refused").get("first").get(0).get("id").getStringValue()).isEqualTo(Ids.show(ids.get(1)));
    assertThat(history(ids.get(5))).hasSize(1);

    Job job = done(job(administrator.post(PATH, change("state", "SUSPENDED", false))));
    assertThat(job.counts()).isEqualTo(Map.of("firms-changed", 23L, "firms-unchanged", 1L, "firms-refused", 1L));
    assertThat(job.total()).isEqualTo(25);
    for (long id : ids.subList(2, 25)) {
      assertThat(history(id)).hasSize(2);
      assertThat(history(id).getLast()).satisfies(step -> {
        assertThat(step.state()).isEqualTo(EnterpriseState.SUSPENDED);
        assertThat(step.reason()).isEqualTo("年度评定");
        assertThat(step.actor()).isEqualTo(administrator.username());
      });
      assertThat(enterprises.find(id).orElseThrow().version()).isEqualTo(2);
    }
    assertThat(history(ids.get(0))).hasSize(2);
    assertThat(history(ids.get(1))).hasSize(2);
    assertThat(unledgered()).isZero();
  }

  /** Steps of this test's firms that no ledger entry of the same id stands behind. */
  private long unledgered() {
    return city.bean(Sql.class).first(row -> row.getLong(1),
        "SELECT COUNT(*) FROM enterprise_step s LEFT JOIN ledger_entry l ON l.id = s.id AND l.object_id = s.enterprise_id"
            + " WHERE s.batch = ? AND l.id IS NULL", batch).orElseThrow();
  }

  @Test
  void aFilterThatTheActItselfEmptiesIsStillDoneToTheEnd() {
    List<Long> ids = firms(30, "D");
    Map<String, Object> asked = new HashMap<>(change("grade", "C", false));
    asked.put("selection", Map.of("filter", Map.of("batch", batch, "grade", "D")));
    Job job = done(job(administrator.post(PATH, asked)));
    assertThat(job.counts()).isEqualTo(Map.of("firms-changed", 30L));
    assertThat(ids).allSatisfy(id -> assertThat(enterprises.find(id).orElseThrow().grade()).contains(Grade.C));
    assertThat(done(job(administrator.post(PATH, change("grade", "C", false)))).counts()).isEqualTo(Map.of("firms-unchanged", 30L));
    assertThat(ids).allSatisfy(id -> assertThat(history(id)).hasSize(2));
  }

  @Test
  void twoJobsAtOnceOnTheSameFirmsLoseNoStepAndDoubleNone() {
    List<Long> ids = firms(60, "");
    List<Object> asked = Race.run(2, i -> () -> i == 0
        ? job(administrator.post(PATH, change("grade", "A", false)))
        : job(administrator.post(PATH, change("state", "SUSPENDED", false))));
    asked.forEach(job -> assertThat(done((String) job).counts()).isEqualTo(Map.of("firms-changed", 60L)));
    for (long id : ids) {
      assertThat(history(id)).hasSize(3);
      Enterprise firm = enterprises.find(id).orElseThrow();
      assertThat(firm.version()).isEqualTo(3);
      assertThat(history(id).getLast()).satisfies(step -> {
        assertThat(step.grade()).isEqualTo(firm.grade()).contains(Grade.A);
        assertThat(step.state()).isEqualTo(firm.state()).isEqualTo(EnterpriseState.SUSPENDED);
      });
    }
    assertThat(unledgered()).isZero();
  }

  @Test
  void twoJobsThatWantTheSameChangeMakeItOnce() {
    List<Long> ids = firms(60, "");
    List<Object> asked = Race.run(2, i -> () -> job(administrator.post(PATH, change("grade", "B", false))));
    long changed = asked.stream().mapToLong(job -> done((String) job).counts().getOrDefault("firms-changed", 0L)).sum();
    assertThat(changed).isEqualTo(60);
    assertThat(ids).allSatisfy(id -> assertThat(history(id)).hasSize(2));
  }

  @Test
  void theSameKeyAsksOnce() {
    firms(1, "");
    String key = City.fresh("bulk-");
    String first = job(administrator.post(PATH, change("grade", "B", false), "Idempotency-Key", key));
    assertThat(job(administrator.post(PATH, change("grade", "B", false), "Idempotency-Key", key))).isEqualTo(first);
    administrator.post(PATH, change("grade", "A", false), "Idempotency-Key", key).expect(422);
    done(first);
  }

  @ParameterizedTest
  @CsvSource({"grade,E,value", "grade,'',value", "state,GONE,value", "batch,'',value", "district,430100,value", "nothing,A,act", "'',A,act"})
  void refusesWhatIsNoAct(String act, String value, String field) {
    assertThat(administrator.post(PATH, change(act, value, false)).expect(422).body()).contains("\"field\":\"" + field + "\"");
    assertThat(administrator.post(PATH, change(act, value, true)).expect(422).body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void aReasonIsNeededAndASelection() {
    assertThat(administrator.post(PATH, Map.of("selection", Map.of("filter", Map.of("batch", batch)), "act", "grade", "value", "A")).expect(422).body())
        .contains("\"field\":\"reason\"");
    administrator.post(PATH, Map.of("act", "grade", "value", "A", "reason", "没有选择")).expect(422);
  }

  @Test
  void onlyWhoEnrolsFirmsMayChangeThem() {
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.OFFICIAL, Role.ENTERPRISE)) {
      Caller other = city.signedIn(role);
      other.post(PATH, change("grade", "A", true)).expect(403);
      other.submit("/enterprises/changes", Map.of("act", "grade", "value", "A", "reason", "越权")).expect(403);
      other.page("/enterprises/changes?act=grade").expect(403);
      other.submit("/enterprises/districts", Map.of("take", "shown")).expect(403);
    }
    city.anyone().post(PATH, Map.of()).expect(401);
    assertThat(city.signedIn(Role.SUPERVISOR).page("/enterprises/selection?batch=" + encoded(batch)).expect(200).body())
        .doesNotContain("/enterprises/changes");
  }

  @Test
  void thePagesLeadFromTheListToTheJob() {
    List<Long> ids = firms(3, "B");
    String query = "ids=" + Ids.show(ids.get(0)) + "&ids=" + Ids.show(ids.get(1));
    assertThat(administrator.page("/enterprises?batch=" + encoded(batch)).expect(200).body())
        .contains("name=\"ids\"", "/enterprises/selection?batch=" + encoded(batch));
    assertThat(administrator.page("/enterprises/selection?" + query).expect(200).body()).contains("/enterprises/changes?" + query.replace("&", "&amp;"));
    assertThat(administrator.page("/enterprises/changes?" + query + "&act=grade&preview=1").expect(422).body()).contains("wrong-value", "wrong-reason");
    String path = "/enterprises/changes?" + query + "&act=grade&value=A&reason=" + encoded("年度评定") + "&preview=1";
    assertThat(administrator.page(path).expect(200).body()).contains("将更改：2 家", "确认更改 2 家");
    assertThat(history(ids.get(0))).hasSize(1);
    String location = administrator.submit("/enterprises/changes", Map.of("ids", Ids.show(ids.get(0)), "act", "grade", "value", "A", "reason", "年度评定"))
        .expect(303).header("Location");
    assertThat(done(location.replaceAll(".*/jobs/", "")).counts()).isEqualTo(Map.of("firms-changed", 1L));
    assertThat(administrator.page(location.replaceAll("https?://[^/]+", "")).expect(200).body()).contains("批量更改企业", "已更改");
    assertThat(administrator.page(path).expect(200).body()).contains("将更改：1 家", "无需更改（已是如此）：1 家");
    administrator.page("/enterprises/changes?act=nothing").expect(404);
    assertThat(administrator.page("/enterprises/selection?chosen=1").expect(422).body()).contains("还没有勾选企业");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
