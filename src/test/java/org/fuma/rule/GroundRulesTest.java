package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundRulesTest {

  /** Kind by kind, written down once more: domain.md §3. */
  private static final Map<VisitKind, Set<Basis>> BASES = new EnumMap<>(Map.of(
      VisitKind.ROUTINE, Set.of(Basis.PLAN),
      VisitKind.CAMPAIGN, Set.of(Basis.PLAN, Basis.SUPERIOR_ORDER),
      VisitKind.CASE, Set.of(Basis.REPORT, Basis.HANDOVER, Basis.SIGNAL, Basis.SUPERIOR_ORDER),
      VisitKind.RECHECK, Set.of(Basis.CORRECTION_ORDER),
      VisitKind.JOINT, Set.of(Basis.PLAN, Basis.REPORT, Basis.HANDOVER, Basis.SIGNAL, Basis.SUPERIOR_ORDER),
      VisitKind.EMERGENCY, Set.of(Basis.EMERGENCY),
      VisitKind.SERVICE, Set.of(Basis.NONE),
      VisitKind.RESEARCH, Set.of(Basis.NONE),
      VisitKind.PUBLICITY, Set.of(Basis.NONE),
      VisitKind.DELIVERY, Set.of(Basis.NONE)));

  @Test
  void everyKindHasItsOwnBasesAndNoOthers() {
    Facts facts = new Facts();
    for (VisitKind kind : VisitKind.values()) {
      for (Basis basis : Basis.values()) {
        Optional<EntryFacts.Plan> plan = Facts.planned(kind == VisitKind.CAMPAIGN ? kind : VisitKind.ROUTINE, 1, 0);
        facts = new Facts().of(kind, basis);
        facts.plan = plan;
        assertThat(facts.found()).as("%s on %s", kind, basis).isEqualTo(BASES.get(kind).contains(basis) ? List.of() : List.of("BASIS_OF_KIND!"));
      }
    }
  }

  @Test
  void aWrongBasisIsNamedWithThoseThatMayBeChosen() {
    Facts facts = new Facts().of(VisitKind.CAMPAIGN, Basis.NONE);
    assertThat(facts.said()).containsExactly(
        "专项检查不能以“无需”为依据，可以选：年度检查计划、上级交办。",
        "Special campaign: “None needed” is no basis for this. Choose from: Approved plan, Order from above.");
  }

  @ParameterizedTest(name = "{0}, {1} items: {2}")
  @CsvSource({"ROUTINE,0,false", "ROUTINE,1,true", "ROUTINE,3,true", "EMERGENCY,0,false", "SERVICE,0,true", "SERVICE,3,true", "DELIVERY,0,true"})
  void anInspectionNamesAnItemAndAContactNeedNot(VisitKind kind, int items, boolean allowed) {
    Facts facts = new Facts().of(kind);
    facts.items = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      facts.items.add(Facts.item(true, Sector.GENERAL));
    }
    assertThat(facts.found()).isEqualTo(allowed ? List.of() : List.of("ITEMS_CHOSEN!"));
    if (!allowed && kind == VisitKind.ROUTINE) {
      assertThat(facts.said()).containsExactly(
          "请至少选择一个已公布的检查事项；未公布的事项不得检查。", "Choose at least one published item; what is not published may not be inspected.");
    }
  }

  @Test
  void oneItemThatIsNoLongerOnTheListIsOneTooMany() {
    Facts facts = new Facts();
    facts.items.add(new EntryFacts.Item("旧事项", false, Sector.GENERAL));
    assertThat(facts.found()).containsExactly("ITEMS_IN_FORCE!");
    assertThat(facts.said()).containsExactly("以下事项已不在公布的检查事项清单上，不得检查：旧事项。", "These items are no longer on the published list and may not be inspected: 旧事项.");
    facts.of(VisitKind.SERVICE);
    assertThat(facts.found()).isEmpty();
  }

  @ParameterizedTest(name = "{0} on {1} with reference [{2}]: {3}")
  @CsvSource({"CASE,REPORT,'',false", "CASE,REPORT,' ',false", "CASE,REPORT,举〔2026〕1号,true", "CASE,HANDOVER,'',false", "CASE,SIGNAL,'',false",
    "CASE,SUPERIOR_ORDER,'',false", "CASE,SUPERIOR_ORDER,1,true", "SERVICE,NONE,'',true", "RECHECK,CORRECTION_ORDER,'',true", "EMERGENCY,EMERGENCY,'',true"})
  void aTriggerHasANumber(VisitKind kind, Basis basis, String reference, boolean allowed) {
    Facts facts = new Facts().of(kind, basis);
    facts.reference = reference;
    assertThat(facts.found()).isEqualTo(allowed ? List.of() : List.of("REFERENCE_GIVEN!"));
    if (!allowed && basis == Basis.REPORT) {
      assertThat(facts.said()).containsExactly("依据是“投诉举报”，须写明文号或编号。", "The basis is “Report of a violation”: its reference number is needed.");
    }
  }

  @ParameterizedTest(name = "approved {0}, period {1}, items {2}, firm {3}: {4}")
  @CsvSource(nullValues = "-", value = {
    "true,true,true,true,-", "false,true,true,true,PLAN_APPROVED!", "false,false,false,false,PLAN_APPROVED!", "true,false,true,true,PLAN_PERIOD!",
    "true,true,false,true,PLAN_ITEMS!", "true,true,true,false,PLAN_FIRM!", "true,false,false,false,PLAN_PERIOD! PLAN_ITEMS! PLAN_FIRM!"})
  void aPlanIsApprovedAndCoversDayItemsAndFirm(boolean approved, boolean period, boolean items, boolean firm, String found) {
    Facts facts = new Facts();
    facts.plan = Optional.of(new EntryFacts.Plan("春季计划", VisitKind.ROUTINE, approved, period, items, firm, 1, 0));
    assertThat(facts.found()).isEqualTo(found == null ? List.of() : List.of(found.split(" ")));
    assertThat(facts.decision().reasons()).allMatch(reason -> reason.zh().contains("“春季计划”") && reason.en().contains("“春季计划”"));
  }

  @ParameterizedTest(name = "{0} under a plan of {1}: {2}")
  @CsvSource({"ROUTINE,ROUTINE,true", "ROUTINE,CAMPAIGN,false", "CAMPAIGN,CAMPAIGN,true", "CAMPAIGN,ROUTINE,false", "JOINT,ROUTINE,true", "JOINT,CAMPAIGN,true"})
  void aVisitIsOfThePlansKindAndAJointOneOfEither(VisitKind kind, VisitKind planned, boolean allowed) {
    Facts facts = new Facts().of(kind, Basis.PLAN);
    facts.plan = Facts.planned(planned, 1, 0);
    assertThat(facts.found()).isEqualTo(allowed ? List.of() : List.of("PLAN_KIND!"));
    if (!allowed && kind == VisitKind.ROUTINE) {
      assertThat(facts.said()).containsExactly(
          "计划“示例计划”安排的是专项检查，不能作为日常检查的依据。",
          "The plan “示例计划” is for another kind (Special campaign), so it is no basis for this one (Routine inspection).");
    }
  }

  @ParameterizedTest(name = "{0} times a firm, {1} done: {2}")
  @CsvSource({"1,0,true", "1,1,false", "1,2,false", "2,1,true", "2,2,false", "12,11,true", "12,12,false"})
  void aPlanThatIsDoneAtTheFirmIsNoticed(int perFirm, int done, boolean allowed) {
    Facts facts = new Facts();
    facts.plan = Facts.planned(VisitKind.ROUTINE, perFirm, done);
    assertThat(facts.found()).isEqualTo(allowed ? List.of() : List.of("PLAN_DONE?"));
    if (perFirm == 1 && done == 1) {
      assertThat(facts.said()).containsExactly(
          "计划“示例计划”对该企业安排1次，已完成1次。", "Visits to this firm under the plan “示例计划”: 1 planned, 1 done.");
    }
  }

  @Test
  void withoutAPlanThereIsNoPlannedInspection() {
    Facts facts = new Facts();
    facts.plan = Optional.empty();
    assertThat(facts.found()).containsExactly("PLAN_APPROVED!");
    assertThat(facts.said().getFirst()).contains("无计划不检查");
    assertThat(facts.said().getLast()).contains("without a plan there is no inspection");
    facts.of(VisitKind.CASE);
    facts.plan = Optional.of(new EntryFacts.Plan("春季计划", VisitKind.ROUTINE, false, false, false, false, 1, 1));
    assertThat(facts.found()).as("a plan that is not the basis is of no concern").isEmpty();
  }

  @ParameterizedTest(name = "due {0} days from the day, open {1}: {2}")
  @CsvSource(nullValues = "-", value = {"-1,true,-", "0,true,-", "1,true,CORRECTION_OPEN?", "0,false,CORRECTION_OPEN!", "1,false,CORRECTION_OPEN!"})
  void aRecheckIsOfAnOpenOrderAndNoticedWhenItIsEarly(int due, boolean open, String found) {
    Facts facts = new Facts().of(VisitKind.RECHECK);
    facts.correction = Optional.of(new EntryFacts.Correction(Facts.DAY.plusDays(due), open));
    assertThat(facts.found()).isEqualTo(found == null ? List.of() : List.of(found));
    if (due == 1 && open) {
      assertThat(facts.said()).containsExactly("责令改正的期限是2026-06-16，还没有到期。", "The order to correct runs until 2026-06-16, which has not come yet.");
    }
  }

  @Test
  void aRecheckOfNothingIsRefused() {
    Facts facts = new Facts().of(VisitKind.RECHECK);
    facts.correction = Optional.empty();
    assertThat(facts.found()).containsExactly("CORRECTION_OPEN!");
    assertThat(facts.said().getFirst()).contains("没有找到要复查的责令改正");
    assertThat(facts.said().getLast()).contains("was not found");
  }

  @ParameterizedTest(name = "reason [{0}]: {1}")
  @CsvSource({"'',false", "'  ',false", "燃气泄漏,true"})
  void anEmergencySaysWhyItCannotWait(String reason, boolean allowed) {
    Facts facts = new Facts().of(VisitKind.EMERGENCY);
    facts.emergencyReason = reason;
    assertThat(facts.found()).isEqualTo(allowed ? List.of() : List.of("EMERGENCY_REASON!"));
    if (!allowed) {
      assertThat(facts.said()).containsExactly("应急检查须说明为什么不能等。", "An emergency has to say why it cannot wait.");
    }
  }
}
