package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.enterprise.Selection;
import org.fuma.job.Job;
import org.fuma.job.JobState;
import org.fuma.job.Jobs;
import org.fuma.job.Workers;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Codes for many firms at once. */
class CodeIssuesTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);

  private String firm(String batch) {
    return administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例成批厂"), "batch", batch)).created();
  }

  private Job ended(String id) {
    Jobs jobs = city.bean(Jobs.class);
    Workers.until(city, () -> jobs.find(Ids.read(id).orElseThrow()).orElseThrow().state().ended());
    return jobs.find(Ids.read(id).orElseThrow()).orElseThrow();
  }

  private List<ProtectionCode> all(String firm) {
    return codes.of(Actor.system(), Ids.read(firm).orElseThrow());
  }

  @Test
  void thePreviewSaysWhatWillHappenAndTheJobDoesIt() {
    String batch = City.fresh("示例批次");
    String free = firm(batch);
    String served = firm(batch);
    city.code(served);
    String paused = firm(batch);
    administrator.post("/api/v1/enterprises/" + paused + "/state", Map.of("state", "SUSPENDED", "reason", "停业整顿")).expect(200);
    String query = new Selection(List.of(), Map.of("batch", batch)).query();
    assertThat(administrator.page("/enterprises/selection?" + query).expect(200).body()).contains("/codes/issue?" + query);
    assertThat(city.bean(CodeIssues.class).preview(Actor.system(), new Selection(List.of(), Map.of("batch", batch))))
        .isEqualTo(new CodeIssues.Preview(1, 1, 1));
    assertThat(administrator.page("/codes/issue?" + query).expect(200).body()).contains("签发 1 个码");
    administrator.submit("/codes/issue", Map.of("batch", batch)).expect(422);
    String job = administrator.submit("/codes/issue", Map.of("batch", batch, "inForce", "false")).expect(303).header("location");
    Job done = ended(job.substring("/jobs/".length()));
    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.counts()).containsEntry("issued", 1L).containsEntry("has-code", 1L).containsEntry("not-active", 1L);
    assertThat(all(free)).singleElement().satisfies(code -> {
      assertThat(code.state()).isEqualTo(CodeState.ISSUED);
      assertThat(city.bean(CodeStanding.class).examine(code.payload().text())).isInstanceOf(Standing.Issued.class);
      assertThat(codes.history(Actor.system(), code.serial())).hasSize(1);
    });
    assertThat(all(served)).hasSize(1);
    assertThat(all(paused)).isEmpty();
    assertThat(administrator.page(job).expect(200).body()).contains("批量签发保护码", "已签发");
  }

  @Test
  void whatIsWrittenInBatchesIsWhatOneByOneWouldWrite() {
    String batch = City.fresh("示例批次");
    String firm = firm(batch);
    String job = administrator.post("/api/v1/code-issues", Map.of("selection", Map.of("ids", List.of(firm)), "inForce", true)).created();
    assertThat(ended(job).state()).isEqualTo(JobState.DONE);
    ProtectionCode code = all(firm).getFirst();
    assertThat(code.active()).isTrue();
    record Entry(byte[] salt, byte[] commitment, String kind) {}
    Entry entry = city.bean(Sql.class).first(row -> new Entry(row.getBytes(1), row.getBytes(2), row.getString(3)),
        "SELECT s.salt, l.commitment, l.kind FROM code_step s JOIN ledger_entry l ON l.id = s.id WHERE s.code_id = ?", code.id()).orElseThrow();
    assertThat(entry.kind()).isEqualTo("code.issued");
    assertThat(city.bean(Ledger.class).commitment(entry.salt(), CodeMoves.facts(code, CodeState.ACTIVE, ""))).isEqualTo(entry.commitment());
  }

  @Test
  void firmsThatGetACodeMeanwhileAreLeftOutAndNoneGetsTwo() {
    String batch = City.fresh("示例批次");
    List<String> firms = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      firms.add(firm(batch));
    }
    Selection selection = new Selection(List.of(), Map.of("batch", batch));
    List<Object> outcomes = Race.run(10, i -> () -> {
      if (i < 4) {
        return city.bean(CodeIssues.class).begin(Actor.system(), selection, true, Optional.empty());
      }
      for (int at = i; at < firms.size(); at += 3) {
        try {
          codes.issue(Actor.system(), Ids.read(firms.get(at)).orElseThrow(), Optional.empty());
        } catch (Failure.Conflict served) {
          // Another was faster.
        }
      }
      return "done";
    });
    long byJobs = 0;
    for (Object outcome : outcomes) {
      assertThat(outcome).isNotInstanceOf(Throwable.class);
      if (outcome instanceof CodeIssues.Begun begun) {
        Job job = ended(begun.job());
        assertThat(job.state()).as(String.valueOf(job.problem())).isEqualTo(JobState.DONE);
        assertThat(job.counts().get("issued") + job.counts().get("has-code")).isEqualTo(40);
        byJobs += job.counts().get("issued");
      }
    }
    assertThat(byJobs).isBetween(0L, 40L);
    assertThat(firms).allSatisfy(firm -> assertThat(all(firm)).hasSize(1));
  }

  @Test
  void theSameKeyBeginsOneJob() {
    Map<String, Object> asked = Map.of("selection", Map.of("filter", Map.of("batch", City.fresh("示例批次"))), "inForce", false);
    administrator.post("/api/v1/code-issues", asked).expect(422);
    Map<String, Object> real = Map.of("selection", Map.of("ids", List.of(city.firm())), "inForce", false);
    String key = City.fresh("issues-");
    assertThat(administrator.post("/api/v1/code-issues", real, "Idempotency-Key", key).created())
        .isEqualTo(administrator.post("/api/v1/code-issues", real, "Idempotency-Key", key).created());
  }

  @Test
  void onlyThoseWhoIssueCodesMay() {
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.OFFICIAL, Role.ENTERPRISE)) {
      Caller caller = city.signedIn(role);
      caller.post("/api/v1/code-issues", Map.of("selection", Map.of("ids", List.of()), "inForce", true)).expect(403);
      caller.page("/codes/issue").expect(403);
    }
    administrator.post("/api/v1/code-issues", Map.of()).expect(422);
  }
}
