package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Recipient;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions and measures belong to supervisors who may have the complaint, and one that cannot be read keeps no other waiting. */
class InquiryOwnersTest {

  private final City city = City.get();

  /** The rounds of the clock wait: they tell every supervisor what is overdue, and change what is counted here. */
  @BeforeEach
  void quiet() {
    city.bean(Leases.class).holdFor("complaint-clock", Duration.ofDays(2));
  }

  private void owner(String statement) {
    try (Connection owner = city.database().asOwner(); Statement made = owner.createStatement()) {
      made.executeUpdate(statement);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private void formerly(Caller supervisor, String authority) {
    city.bean(Sql.class).run("INSERT INTO account_step (id, salt, account_id, act, state, roles, authority_id, reason, actor_id, at)"
        + " VALUES (?, ?, ?, 'CHANGED', 'ACTIVE', 'OFFICIAL', ?, '', 0, '2020-01-01')", Ids.next(), new byte[16], supervisor.actor().account(),
        Ids.read(authority).orElseThrow());
  }

  @Test
  void onlyWhoIsInChargeTakesAQuestionBack() {
    Inquired inquired = Inquired.get();
    String complaint = inquired.complaint();
    String withdrawal = "/complaints/" + complaint + "/questions/" + Inquired.question(complaint, inquired.supervisor()) + "/withdrawal";
    Caller other = city.signedIn(Role.SUPERVISOR);
    assertThat(other.page("/complaints/" + complaint).expect(200).body()).doesNotContain(withdrawal);
    other.post("/api/v1" + withdrawal, Map.of()).expect(409);
    assertThat(inquired.supervisor().page("/complaints/" + complaint).expect(200).body()).contains(withdrawal);
    inquired.supervisor().post("/api/v1" + withdrawal, Map.of()).expect(200);
  }

  @Test
  void aHandlerWhoMayNoLongerHaveTheComplaintIsNotToldOfIt() {
    Inquired own = new Inquired();
    Caller other = city.signedIn(Role.SUPERVISOR);
    long complaint = Ids.read(own.complaint()).orElseThrow();
    Addressees addressees = city.bean(Addressees.class);
    Recipient.Account handler = new Recipient.Account(own.supervisor().actor().account());
    assertThat(addressees.keepers(complaint)).containsExactly(handler);
    formerly(own.supervisor(), own.authority());
    assertThat(addressees.keepers(complaint)).doesNotContain(handler).contains(new Recipient.Account(other.actor().account()));
    Complaint standing = city.bean(ComplaintRepository.class).find(complaint).orElseThrow();
    ComplaintTold told = city.bean(ComplaintTold.class);
    int before = pages(handler.id());
    city.bean(Transactions.class).run(() -> told.one(NoticeKind.COMPLAINT_PROPOSAL_ANSWERED, standing, handler.id()));
    assertThat(pages(handler.id())).isEqualTo(before);
    int others = pages(other.actor().account());
    city.bean(Transactions.class).run(() -> told.one(NoticeKind.COMPLAINT_PROPOSAL_ANSWERED, standing, other.actor().account()));
    assertThat(pages(other.actor().account())).isEqualTo(others + 1);
  }

  private int pages(long account) {
    return city.bean(Sql.class).first(row -> row.getInt(1), "SELECT COUNT(*) FROM notice_page WHERE account_id = ?", account).orElseThrow();
  }

  @Test
  void whoMayNotReadTheComplaintNeitherListsNorCountsItsMeasures() {
    Inquired own = new Inquired();
    String later = city.authority();
    String complaint = own.complaint();
    String order = Inquired.measure(complaint, own.supervisor(), MeasureKind.ORDER);
    own.lead().post("/api/v1/orders/" + order + "/report", java.util.Map.of("note", "已组织全员培训并下发通知。")).expect(200);
    Caller former = city.signedIn(Role.SUPERVISOR);
    formerly(former, later);
    String list = "/api/v1/measures?authority=" + own.authority();
    assertThat(former.get(list).expect(200).body()).contains(order);
    MeasureDesk desk = city.bean(MeasureDesk.class);
    int reported = desk.waiting(former.actor()).reported();
    String named = "UPDATE complaint_head SET authority_id = %d WHERE id = " + Ids.read(complaint).orElseThrow();
    owner(named.formatted(Ids.read(later).orElseThrow()));
    try {
      assertThat(former.get(list).expect(200).body()).doesNotContain(order);
      assertThat(desk.waiting(former.actor()).reported()).isEqualTo(reported - 1);
      former.get("/api/v1/measures/" + order).expect(404);
    } finally {
      owner(named.formatted(Ids.read(own.authority()).orElseThrow()));
    }
  }

  @Test
  void aComplaintThatCannotBeOpenedKeepsNoOtherFromBeingTold() {
    Inquired own = new Inquired();
    String broken = own.complaint();
    long first = Ids.read(Inquired.question(broken, own.supervisor())).orElseThrow();
    long second = Ids.read(Inquired.question(own.complaint(), own.supervisor())).orElseThrow();
    Sql sql = city.bean(Sql.class);
    sql.run("UPDATE complaint_question_head SET due_day = '2026-01-05', due_provisional = FALSE WHERE id = ?", first);
    sql.run("UPDATE complaint_question_head SET due_day = '2026-01-06', due_provisional = FALSE WHERE id = ?", second);
    String turned = "UPDATE complaint_content SET sealed = REVERSE(sealed) WHERE complaint_id = " + Ids.read(broken).orElseThrow();
    LocalDate today = city.bean(Clocks.class).today();
    owner(turned);
    try {
      city.bean(InquirySweep.class).sweep(today);
      assertThat(toldOn(first)).isEmpty();
      assertThat(toldOn(second)).contains(today);
    } finally {
      owner(turned);
    }
    city.bean(InquirySweep.class).sweep(today);
    assertThat(toldOn(first)).contains(today);
  }

  private Optional<LocalDate> toldOn(long question) {
    return city.bean(Sql.class).first(row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
        "SELECT told_on FROM complaint_question_head WHERE id = ?", question).flatMap(told -> told);
  }
}
