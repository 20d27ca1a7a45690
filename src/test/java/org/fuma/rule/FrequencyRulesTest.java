package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyRulesTest {

  /** The defaults with quiet days from the 1st to the 20th. */
  private static final RuleParameters QUIET = quiet(true, 1, 20);

  private static RuleParameters quiet(boolean on, int from, int until) {
    RuleParameters plain = RuleParameters.DEFAULTS;
    RuleParameters.QuietDays days = plain.quietDays();
    return new RuleParameters(
        new RuleParameters.QuietDays(on, from, until, days.kinds(), days.except(), days.seriousHarm(), days.superiorOrder()), plain.cap(), plain.frequency(),
        plain.dueSoonDays(), plain.duplicateMinutes(), plain.lateEntry(), plain.resultDays(), plain.clock(), plain.noScanCases(), plain.ratings());
  }

  @ParameterizedTest(name = "quiet from {0} to {1}, on {2}: {3}")
  @CsvSource(nullValues = "-", value = {
    "5,20,2026-06-04,-", "5,20,2026-06-05,2026-06-21", "5,20,2026-06-20,2026-06-21", "5,20,2026-06-21,-", "1,20,2026-06-01,2026-06-21",
    "20,31,2026-06-30,2026-07-01", "20,31,2026-06-19,-", "1,30,2026-06-30,2026-07-31", "1,30,2026-07-31,-", "2,31,2026-06-30,2026-07-01"})
  void quietDaysHoldFromTheirFirstToTheirLastAndTheNextDayIsTold(int from, int until, LocalDate day, String next) {
    Facts facts = new Facts();
    facts.day = day;
    assertThat(facts.found(quiet(true, from, until))).isEqualTo(next == null ? List.of() : List.of("QUIET_DAY!"));
    assertThat(facts.found(quiet(false, from, until))).as("off").isEmpty();
    if (next != null) {
      EntryDecision decision = EntryRules.decide(facts.facts(), quiet(true, from, until), 3);
      assertThat(decision.reasons().getFirst().zh()).isEqualTo("每月" + from + "日至" + until + "日是企业安静期，日常检查不得入企。最早可以在" + next + "入企。");
      assertThat(decision.reasons().getFirst().en())
          .isEqualTo("Days " + from + " to " + until + " of each month are quiet days: Routine inspection has to wait. The earliest day is " + next + ".");
      assertThat(decision.rules()).isEqualTo(3);
    }
  }

  @ParameterizedTest(name = "{0} on {1}, serious harm {2}: waits {3}")
  @CsvSource({"ROUTINE,PLAN,false,true", "CAMPAIGN,PLAN,false,true", "CAMPAIGN,SUPERIOR_ORDER,false,false", "CASE,REPORT,false,true", "CASE,REPORT,true,false",
    "CASE,HANDOVER,true,true", "CASE,SIGNAL,false,true", "CASE,SUPERIOR_ORDER,false,false", "JOINT,PLAN,false,true", "JOINT,REPORT,true,false",
    "RECHECK,CORRECTION_ORDER,false,false", "EMERGENCY,EMERGENCY,false,false", "SERVICE,NONE,false,false", "DELIVERY,NONE,false,false"})
  void exceptionsDoNotWait(VisitKind kind, Basis basis, boolean harm, boolean waits) {
    Facts facts = new Facts().of(kind, basis);
    facts.seriousHarm = harm;
    assertThat(facts.found(QUIET)).isEqualTo(waits ? List.of("QUIET_DAY!") : List.of());
  }

  @Test
  void exceptionsAreParametersToo() {
    RuleParameters.QuietDays days = QUIET.quietDays();
    RuleParameters strict = new RuleParameters(
        new RuleParameters.QuietDays(true, 1, 20, Set.of(VisitKind.RECHECK, VisitKind.CASE, VisitKind.CAMPAIGN), Set.of(), false, false), QUIET.cap(),
        QUIET.frequency(), 30, 15, QUIET.lateEntry(), 3, QUIET.clock(), 2, QUIET.ratings());
    assertThat(days.except()).contains(Sector.FOOD);
    Facts harm = new Facts().of(VisitKind.CASE, Basis.REPORT);
    harm.seriousHarm = true;
    assertThat(harm.found(strict)).containsExactly("QUIET_DAY!");
    assertThat(new Facts().of(VisitKind.CAMPAIGN, Basis.SUPERIOR_ORDER).found(strict)).containsExactly("QUIET_DAY!");
    assertThat(new Facts().of(VisitKind.RECHECK).found(strict)).containsExactly("QUIET_DAY!");
    assertThat(new Facts().found(strict)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: waits {1}")
  @CsvSource({"FOOD,false", "DRUGS,false", "HAZARDOUS_CHEMICALS,false", "SPECIAL_EQUIPMENT,false", "FINANCE,false", "GENERAL,true", "FOOD DRUGS,false",
    "FOOD GENERAL,true"})
  void someSectorsDoNotWaitAndOneItemOfThemOpensNoDoorForTheRest(String sectors, boolean waits) {
    Facts facts = new Facts();
    facts.items = new ArrayList<>();
    for (String sector : sectors.split(" ")) {
      facts.items.add(Facts.item(true, Sector.valueOf(sector)));
    }
    assertThat(facts.found(QUIET)).isEqualTo(waits ? List.of("QUIET_DAY!") : List.of());
  }

  @ParameterizedTest(name = "grade {0}, {1} so far: {2}")
  @CsvSource(nullValues = "-", value = {
    "-,0,-", "-,1,-", "-,2,本年度第3次，上限2次。", "-,3,本年度第4次，上限2次。",
    "A,0,A级企业本年度不安排主动检查，上限0次。",
    "B,0,-", "B,1,本年度第2次，B级企业上限1次。",
    "C,1,-", "C,2,本年度第3次，C级企业上限2次。",
    "D,3,-", "D,4,本年度第5次，D级企业上限4次。", "Z,1,-", "Z,2,本年度第3次，上限2次。"})
  void theYearlyCapIsByGradeAndSaysItsNumbers(String grade, int soFar, String zh) {
    Facts facts = new Facts().graded(grade).counted(soFar, 0);
    if (zh == null) {
      assertThat(facts.found()).isEmpty();
    } else {
      assertThat(facts.found()).containsExactly("YEARLY_CAP!");
      assertThat(facts.said().getFirst()).isEqualTo(zh);
    }
  }

  @Test
  void theCapIsSaidInEnglishToo() {
    assertThat(new Facts().counted(2, 0).said().getLast()).isEqualTo("Visit no. 3 this year; the cap is 2.");
    assertThat(new Facts().graded("D").counted(4, 0).said().getLast()).isEqualTo("Visit no. 5 this year; the cap for firms of grade D is 4.");
    assertThat(new Facts().graded("A").said().getLast())
        .isEqualTo("Firms of grade A are not visited on an authority’s own initiative this year; the cap is 0.");
    assertThat(new Facts().counted(1_999, 0).said().getFirst()).isEqualTo("本年度第2,000次，上限2次。");
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({"ROUTINE,PLAN,COUNTED", "CAMPAIGN,PLAN,COUNTED", "CAMPAIGN,SUPERIOR_ORDER,COUNTED", "JOINT,PLAN,COUNTED", "JOINT,SUPERIOR_ORDER,COUNTED",
    "JOINT,REPORT,OUTSIDE", "JOINT,HANDOVER,OUTSIDE", "JOINT,SIGNAL,OUTSIDE", "CASE,REPORT,OUTSIDE", "CASE,HANDOVER,OUTSIDE", "CASE,SIGNAL,OUTSIDE",
    "CASE,SUPERIOR_ORDER,OUTSIDE", "RECHECK,CORRECTION_ORDER,OUTSIDE", "EMERGENCY,EMERGENCY,OUTSIDE", "SERVICE,NONE,SERVICE", "RESEARCH,NONE,SERVICE",
    "PUBLICITY,NONE,SERVICE", "DELIVERY,NONE,SERVICE"})
  void onlyWhatCountsIsBounded(VisitKind kind, Basis basis, Counting counting) {
    assertThat(Counting.of(kind, basis, RuleParameters.DEFAULTS.cap())).isEqualTo(counting);
    assertThat(new Facts().of(kind, basis).graded("A").counted(99, 0).found()).isEqualTo(counting == Counting.COUNTED ? List.of("YEARLY_CAP!") : List.of());
  }

  @ParameterizedTest(name = "{0} on {1}, {2} lately: {3}")
  @CsvSource({"ROUTINE,PLAN,0,false", "ROUTINE,PLAN,1,true", "ROUTINE,PLAN,2,true", "CAMPAIGN,SUPERIOR_ORDER,1,true", "RECHECK,CORRECTION_ORDER,1,true",
    "CASE,REPORT,5,false", "CASE,SIGNAL,5,false", "JOINT,HANDOVER,5,false", "JOINT,PLAN,1,true", "SERVICE,NONE,5,false"})
  void manyVisitsInSixtyDaysAreNoticedTriggeredOnesAside(VisitKind kind, Basis basis, int lately, boolean noticed) {
    Facts facts = new Facts().of(kind, basis).counted(0, lately);
    assertThat(facts.found()).isEqualTo(noticed ? List.of("FREQUENCY?") : List.of());
    if (noticed && lately == 2) {
      assertThat(facts.said()).containsExactly(
          "60天内第3次检查（各机关合计），达到2次即提示。", "Inspection no. 3 within 60 days, by all authorities together; from 2 on this is noticed.");
    }
  }

  @Test
  void sixtyDaysEndWithTheDayItself() {
    assertThat(new RuleParameters.Frequency(2, 60).since(LocalDate.of(2026, 3, 1))).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(new RuleParameters.Frequency(2, 1).since(LocalDate.of(2026, 3, 1))).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"ROUTINE,true", "CAMPAIGN,true", "CASE,true", "RECHECK,true", "JOINT,false", "EMERGENCY,false", "SERVICE,false"})
  void whoElseIsComingSoonIsToldUnlessTheyComeTogetherOrItCannotWait(VisitKind kind, boolean told) {
    Facts facts = new Facts().of(kind);
    facts.dueSoon = List.of(due("示例消防", "夏季计划"), due("示例环保", "年度计划"));
    assertThat(facts.found()).isEqualTo(told ? List.of("DUE_SOON?") : List.of());
    if (told) {
      assertThat(facts.said()).containsExactly(
          "其他机关近期也计划检查这家企业：示例消防 (夏季计划, 2026-06-01 – 2026-06-30)、示例环保 (年度计划, 2026-06-01 – 2026-06-30)。建议合并为一次，综合查一次。",
          "Others plan to inspect this firm soon: 示例消防 (夏季计划, 2026-06-01 – 2026-06-30), 示例环保 (年度计划, 2026-06-01 – 2026-06-30)."
              + " Consider joining them in one visit.");
    }
  }

  private static EntryFacts.Due due(String authority, String plan) {
    return new EntryFacts.Due(authority, plan, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30));
  }
}
