package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** What follows for an authority: it reads what it is told to do, says when it is done, and a supervisor confirms that or not. */
class MeasureTest {

  private final City city = City.get();
  private final Inquired inquired = Inquired.get();

  @Test
  void anOrderIsReportedDoneSentBackReportedAgainAndConfirmed() {
    String order = inquired.measure(MeasureKind.ORDER);
    Caller lead = inquired.lead();
    Caller supervisor = inquired.supervisor();
    String path = "/complaints/measures/" + order;
    assertThat(lead.page("/questions/orders").expect(200).body()).contains("/questions/orders/" + order);
    assertThat(lead.page("/").expect(200).body()).contains("/questions/orders?state=OPEN");
    assertThat(lead.page("/questions").expect(200).body()).contains("/questions/orders?state=OPEN");
    assertThat(lead.page("/questions/orders?state=OPEN").expect(200).body()).contains("/questions/orders/" + order);
    lead.submit("/questions/orders/" + order + "/report", Map.of("note", "短")).expect(422);
    lead.submit("/questions/orders/" + order + "/report", Map.of("note", "已组织全员培训并下发通知。")).expect(303);
    lead.post("/api/v1/orders/" + order + "/report", Map.of("note", "再报一次，内容不同了。")).expect(409);
    assertThat(lead.page("/questions/orders?state=OPEN").expect(200).body()).doesNotContain("/questions/orders/" + order);
    assertThat(lead.get("/api/v1/orders?state=OPEN").expect(200).body()).doesNotContain(order);
    assertThat(lead.get("/api/v1/orders?state=REPORTED").expect(200).body()).contains(order);
    lead.get("/api/v1/orders?state=NEVER").expect(422);
    assertThat(supervisor.page(path).expect(200).body()).contains("已组织全员培训并下发通知。");
    assertThat(supervisor.page("/").expect(200).body()).contains("/complaints/measures?state=REPORTED");
    LocalDate day = city.bean(Clocks.class).today().plusDays(9);
    supervisor.submit(path + "/return", Map.of("why", "没有附培训签到记录。", "dueOn", "2020-01-01")).expect(422);
    supervisor.submit(path + "/return", Map.of("why", "没有附培训签到记录。", "dueOn", day.toString())).expect(303);
    assertThat(lead.page("/questions/orders/" + order).expect(200).body()).contains("没有附培训签到记录。").doesNotContain(supervisor.actor().name());
    assertThat(lead.get("/api/v1/orders/" + order).json().get("dueOn").getStringValue()).isEqualTo(day.toString());
    lead.post("/api/v1/orders/" + order + "/report", Map.of("note", "补充了培训签到记录，请核实。")).expect(200);
    supervisor.post("/api/v1/measures/" + order + "/confirmation", Map.of()).expect(200);
    supervisor.post("/api/v1/measures/" + order + "/confirmation", Map.of("note", "再次确认")).expect(409);
    supervisor.post("/api/v1/measures/" + order + "/return", Map.of("note", "没有附培训签到记录。", "dueOn", day.toString())).expect(409);
    assertThat(lead.get("/api/v1/orders/" + order).json().get("state").getStringValue()).isEqualTo("DONE");
  }

  @Test
  void theAuthorityReadsNothingOfTheComplaintAndNothingOfWhatGoesPastIt() {
    String complaint = inquired.complaint();
    String order = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.INTERVIEW);
    String report = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.REPORT);
    String discipline = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.DISCIPLINE);
    Caller lead = inquired.lead();
    String read = lead.get("/api/v1/orders").body() + lead.page("/questions/orders").body() + lead.get("/api/v1/orders/" + order).body()
        + lead.page("/questions/orders/" + order).body();
    assertThat(read).contains(order).doesNotContain(complaint, report, discipline, inquired.firms().getFirst());
    assertThat(lead.get("/api/v1/orders/" + order).body()).doesNotContainPattern("\\dT[0-2]\\d:");
    for (String past : List.of(report, discipline)) {
      lead.get("/api/v1/orders/" + past).expect(404);
      lead.post("/api/v1/orders/" + past + "/report", Map.of("note", "已经按要求整改完毕。")).expect(404);
      inquired.supervisor().submit("/complaints/measures/" + past + "/confirmation", Map.of("note", "")).expect(303);
    }
    city.signedIn(Role.AUTHORITY_LEAD).get("/api/v1/orders/" + order).expect(404);
    for (Caller other : List.of(inquired.official(), inquired.firm(), city.administrator(), city.signedIn(Role.AUDITOR), lead)) {
      other.get("/api/v1/measures/" + order).expect(403);
      other.get("/api/v1/measures").expect(403);
    }
  }

  @Test
  void supervisorsFollowThemUpByWhatIsDueFirst() {
    String complaint = inquired.complaint();
    String order = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.ORDER);
    Caller other = city.signedIn(Role.SUPERVISOR);
    String of = "authority=" + inquired.authority();
    assertThat(other.page("/complaints/measures?kind=ORDER&state=OPEN&" + of).expect(200).body()).contains(order);
    assertThat(other.page("/complaints/measures?state=DONE&" + of).expect(200).body()).doesNotContain(order);
    assertThat(other.page("/complaints/measures?overdue=yes&" + of).expect(200).body()).doesNotContain(order);
    assertThat(other.get("/api/v1/measures?kind=ORDER&" + of).expect(200).body()).contains(order);
    assertThat(other.page("/complaints/" + complaint).expect(200).body()).contains("/complaints/measures/" + order);
    city.bean(Sql.class).run("UPDATE complaint_measure_head SET due_day = '2026-01-05' WHERE id = ?", Ids.read(order).orElseThrow());
    assertThat(other.page("/complaints/measures?overdue=yes&" + of).expect(200).body()).contains(order, "已逾期");
    LocalDate today = city.bean(Clocks.class).today();
    city.bean(InquirySweep.class).sweep(today);
    assertThat(city.bean(Sql.class).first(row -> row.getObject(1, LocalDate.class), "SELECT told_on FROM complaint_measure_head WHERE id = ?",
        Ids.read(order).orElseThrow())).contains(today);
  }

  @Test
  void whoWasOfTheAuthorityOnceSeesNoneOfItsMeasures() {
    String order = inquired.measure(MeasureKind.ORDER);
    Caller former = city.signedIn(Role.SUPERVISOR);
    long account = former.actor().account();
    city.bean(Sql.class).run("INSERT INTO account_step (id, salt, account_id, act, state, roles, authority_id, reason, actor_id, at)"
        + " VALUES (?, ?, ?, 'CHANGED', 'ACTIVE', 'OFFICIAL', ?, '', 0, '2020-01-01')", Ids.next(), new byte[16], account,
        Ids.read(inquired.authority()).orElseThrow());
    former.get("/api/v1/measures/" + order).expect(404);
    former.post("/api/v1/measures/" + order + "/confirmation", Map.of()).expect(404);
    assertThat(former.get("/api/v1/measures?authority=" + inquired.authority()).expect(200).json().get("items").values()).isEmpty();
  }

  @Test
  void whatTheAuthorityReadsNamesNobodyUnlessThatIsConsentedTo() {
    long id = Ids.read(inquired.complaint()).orElseThrow();
    String name = city.bean(Enterprises.class).find(Ids.read(inquired.firms().getFirst()).orElseThrow()).orElseThrow().name();
    LocalDate due = city.bean(Clocks.class).today().plusDays(5);
    List<NewMeasure> naming = List.of(new NewMeasure(MeasureKind.REPORT, "通报对" + name + "的检查。", due),
        new NewMeasure(MeasureKind.ORDER, "向" + name + "书面道歉。", due));
    Measures measures = city.bean(Measures.class);
    Complaint withheld = city.bean(Complaints.class).see(inquired.supervisor().actor(), id);
    assertThat(refused(measures, withheld, naming)).containsExactly("measure-2-text");
    assertThatThrownBy(() -> city.bean(Transactions.class).run(() -> measures.decided(withheld, inquired.supervisor().actor().account(), naming)))
        .isInstanceOf(Failure.Conflict.class);
    assertThat(measures.of(id)).isEmpty();
    city.bean(Course.class).move(Mover.of(inquired.firm().actor()), id, "naming", Moving.chosen("CONSENTED", ""), Optional.empty());
    Complaint consented = city.bean(Complaints.class).see(inquired.supervisor().actor(), id);
    assertThat(refused(measures, consented, naming)).isEmpty();
    city.bean(Transactions.class).run(() -> measures.decided(consented, inquired.supervisor().actor().account(), naming));
    assertThat(measures.of(id)).hasSize(2);
    assertThat(refused(measures, consented, List.of(new NewMeasure(MeasureKind.ORDER, "限期完成整改并报告。", due.minusDays(5))))).containsExactly("measure-1-due");
  }

  private static List<String> refused(Measures measures, Complaint complaint, List<NewMeasure> asked) {
    Checks checks = new Checks();
    measures.check(checks, complaint, asked);
    try {
      checks.done();
      return List.of();
    } catch (Failure.Invalid refused) {
      return List.copyOf(refused.fields().keySet());
    }
  }
}
