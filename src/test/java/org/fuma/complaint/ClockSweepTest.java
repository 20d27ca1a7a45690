package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.notice.Inbox;
import org.fuma.notice.Told;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

/** The service's own steps, reminders before a deadline and alarms after it, each once. */
class ClockSweepTest {

  private final CourseStage stage = new CourseStage();
  private final ServiceClock clock = stage.city.bean(ServiceClock.class);
  private final ClockSweep sweep = stage.city.bean(ClockSweep.class);

  private final LocalDate began = Time.day(clock.instant());

  private int minute;

  /** Each piece of work is a minute later in the day than the one before. */
  private void on(String day, Runnable work) {
    clock.at(Instant.parse(day + "T02:00:00Z").plusSeconds(60L * ++minute), () -> {
      work.run();
      return null;
    });
  }

  private void look(String day, long id) {
    on(day, () -> {
      sweep.look(id);
      sweep.look(id);
    });
  }

  private List<Integer> alarms(long id) {
    return stage.city.bean(Sql.class).list(row -> row.getInt(1), "SELECT number FROM complaint_alarm WHERE complaint_id = ? ORDER BY due_day, number", id);
  }

  @Test
  void itRemindsTwoWorkingDaysBeforeOnceAndAlarmsAfterwardsWeekly() {
    long[] id = new long[1];
    // Due on Monday, 9 March.
    on("2026-03-02", () -> id[0] = stage.filed(Source.PLAQUE));
    look("2026-03-04", id[0]);
    assertThat(alarms(id[0])).isEmpty();
    look("2026-03-05", id[0]);
    assertThat(alarms(id[0])).containsExactly(0);
    look("2026-03-09", id[0]);
    assertThat(alarms(id[0])).containsExactly(0);
    look("2026-03-10", id[0]);
    look("2026-03-16", id[0]);
    assertThat(alarms(id[0])).containsExactly(0, 1);
    look("2026-03-17", id[0]);
    assertThat(alarms(id[0])).containsExactly(0, 1, 2);
    assertThat(stage.standing(id[0]).state()).isEqualTo(ComplaintState.SUBMITTED);
  }

  @Test
  void whatWasToldRefusedPassedOnOrWithdrawnIsFiledAwayWhenTheDayIsOver() {
    for (ComplaintState state : List.of(ComplaintState.TOLD, ComplaintState.REFUSED, ComplaintState.TRANSFERRED, ComplaintState.WITHDRAWN)) {
      long[] id = new long[1];
      on("2026-03-02", () -> id[0] = stage.in(state, Source.PLAQUE));
      assertThat(stage.standing(id[0]).due().map(Due::day)).contains(LocalDate.parse("2026-03-23"));
      look("2026-03-23", id[0]);
      assertThat(stage.standing(id[0]).state()).isEqualTo(state);
      look("2026-03-24", id[0]);
      assertThat(stage.standing(id[0]).state()).as(state.name()).isEqualTo(ComplaintState.CLOSED);
      assertThat(stage.now(id[0]).steps().getLast().actor()).isZero();
    }
  }

  @Test
  void aClockThatStoodStillGoesOnFromTheDayThatWasSaidHoweverLateItIsNoticed() {
    for (String noticed : List.of("2026-03-17", "2026-04-10")) {
      long[] id = new long[1];
      on("2026-03-02", () -> id[0] = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE));
      on("2026-03-09", () -> stage.by(stage.handler, id[0], "stop"));
      look("2026-03-16", id[0]);
      assertThat(stage.standing(id[0]).stopped()).isPresent();
      look(noticed, id[0]);
      assertThat(stage.standing(id[0]).due()).contains(new Due(DueKind.DECIDE, LocalDate.parse("2026-04-21"), LocalDate.parse("2026-03-02"), 35, true, false));
    }
  }

  @Test
  void aDeadlineOfAFormerProgramIsCountedByTheCalendar() throws SQLException {
    long[] id = new long[1];
    on("2026-03-02", () -> id[0] = stage.filed(Source.PLAQUE));
    try (Connection owner = stage.city.database().asOwner();
        PreparedStatement former = owner.prepareStatement("UPDATE complaint_head SET due_day = '2026-03-07', due_provisional = TRUE WHERE id = ?")) {
      former.setLong(1, id[0]);
      former.executeUpdate();
    }
    look("2026-03-03", id[0]);
    assertThat(stage.standing(id[0]).due()).contains(new Due(DueKind.ACCEPT, LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-02"), 5, true, false));
    assertThat(stage.now(id[0]).steps().getLast().event()).isEqualTo("recount");
  }

  @Test
  void whereNextYearIsNotLoadedItIsFiledAndDecidedAllTheSame() {
    long[] id = new long[1];
    on("2026-12-21", () -> id[0] = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE));
    Due due = stage.standing(id[0]).due().orElseThrow();
    assertThat(due.provisional()).isTrue();
    assertThat(due.day()).isBetween(LocalDate.parse("2026-12-31"), LocalDate.parse("2027-02-15"));
    on("2026-12-22", () -> {
      stage.by(stage.handler, id[0], "investigation");
      stage.by(stage.handler, id[0], "extension");
      stage.by(stage.second, id[0], "agreement");
      stage.by(stage.handler, id[0], "decision");
      stage.by(stage.handler, id[0], "telling");
    });
    assertThat(stage.standing(id[0]).state()).isEqualTo(ComplaintState.TOLD);
    assertThat(stage.city.signedIn(Role.SUPERVISOR).page("/complaints/" + Ids.show(id[0])).expect(200).body()).contains(" · 暂定</div>");
  }

  @Test
  void whatAProvisionalDayLeavesOpenThePagesOfferToo() {
    long[] told = new long[1];
    long[] accepted = new long[1];
    on("2026-12-21", () -> {
      told[0] = stage.in(ComplaintState.TOLD, Source.PLAQUE);
      accepted[0] = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE);
    });
    LocalDate after = stage.standing(told[0]).due().orElseThrow().day().plusDays(1);
    on(after.toString(), () -> {
      assertThat(OwnView.deeds(stage.now(told[0]), stage.city.bean(Clocks.class).running(), after)).contains(OwnView.Deed.REOPENING);
      stage.complainant(told[0], "reopening");
    });
    LocalDate late = stage.standing(accepted[0]).due().orElseThrow().day().plusDays(1);
    on(late.toString(), () -> {
      List<ActForm> forms = stage.city.bean(ActForms.class).of(stage.handler, stage.now(accepted[0]), Optional.empty(), Words.ZH);
      assertThat(forms).extracting(ActForm::event).contains("stop");
      stage.by(stage.handler, accepted[0], "stop");
    });
  }

  @Test
  void aDayThatMayStillBePutOffIsToldAsProvisional() {
    long[] id = new long[1];
    on("2026-12-29", () -> id[0] = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE));
    LocalDate day = stage.standing(id[0]).due().orElseThrow().day();
    look(day.toString(), id[0]);
    List<Told> told = stage.city.bean(Inbox.class).page(stage.handler.account(), Optional.empty());
    assertThat(told.stream().filter(one -> one.path().endsWith(Ids.show(id[0]))).map(one -> one.said(Words.ZH)))
        .contains("投诉 " + Ids.show(id[0]) + " 的期限 " + day + "（暂定） 将到。");
  }

  @Test
  void ofAHandlerWhoOnceBelongedToAnAuthorityItsComplaintsAloneAreTaken() {
    Actor handler = stage.actor(Role.SUPERVISOR);
    long about = stage.filed(Source.PLAQUE);
    long nobody = stage.filed(Source.PLAQUE, Optional.empty());
    long other = stage.filed(Source.PLAQUE, Ids.read(stage.city.authority()));
    List.of(about, nobody, other).forEach(id -> stage.by(handler, id, "acceptance"));
    assertThat(sweep.lost(handler.account(), true)).isEmpty();
    stage.formerly(handler, stage.authority);
    assertThat(sweep.lost(handler.account(), true)).containsExactly(about);
    assertThat(sweep.lost(handler.account(), false)).containsExactlyInAnyOrder(about, nobody, other);
  }

  @Test
  void aWholeRoundTellsWhatIsOverdueOnceAndIsOneNodesAtATime() {
    long one = filedLongAgo();
    sweep.round();
    assertThat(alarms(one)).as("the lease is held").isEmpty();
    // By then it is free, for this thread alone: the service's own rounds are in another day.
    clock.at(noon(CourseStage.WAITING.toDays() + 1), () -> {
      sweep.round();
      List<Integer> told = alarms(one);
      assertThat(told).hasSize(1).doesNotContain(0);
      sweep.sweep();
      assertThat(alarms(one)).isEqualTo(told);
      long other = filedLongAgo();
      sweep.round();
      assertThat(alarms(other)).as("the round before holds the lease").isEmpty();
      sweep.sweep();
      assertThat(alarms(other)).isEqualTo(told);
      return null;
    });
  }

  private long filedLongAgo() {
    return clock.at(noon(-40), () -> stage.filed(Source.PLAQUE));
  }

  /** Noon so many days after the day on which the test began. */
  private Instant noon(long days) {
    return began.plusDays(days).atTime(12, 0).atZone(Time.ZONE).toInstant();
  }
}
