package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

class EntryRulesTest {

  @Test
  void anArrivalThatNothingStandsAgainstIsAdmittedWithoutAWord() {
    assertThat(new Facts().decision()).isEqualTo(EntryDecision.admitted(7));
    for (VisitKind kind : VisitKind.values()) {
      assertThat(new Facts().of(kind).found()).as("%s", kind).isEmpty();
    }
  }

  @Test
  void everythingIsToldAtOnceInTheOrderOfTheRules() {
    Facts facts = new Facts().of(VisitKind.CAMPAIGN, Basis.SUPERIOR_ORDER).graded("B").counted(1, 1);
    facts.code = new EntryFacts.Code("REVOKED", true);
    facts.firm = new EntryFacts.Firm("WITHDRAWN", Optional.of("B"), Optional.of("430405"));
    facts.authority = new EntryFacts.Body("示例局", false, Set.of("430406"));
    facts.officials = List.of(new EntryFacts.Certificate("甲", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1), false));
    facts.secondPhoneDead = true;
    facts.items = List.of(Facts.item(false, Sector.GENERAL));
    facts.reference = "";
    facts.dueSoon = List.of(new EntryFacts.Due("示例消防", "夏季计划", Facts.DAY, Facts.DAY));
    assertThat(facts.found()).containsExactly("CODE_ACTIVE!", "CODE_KEY_TRUSTED?", "FIRM_ACTIVE!", "AUTHORITY_LISTED!", "DISTRICT!", "CERTIFICATE_VALID!",
        "OFFICIAL_LISTED!", "TWO_OFFICIALS!", "SECOND_PHONE?", "ITEMS_IN_FORCE!", "REFERENCE_GIVEN!", "YEARLY_CAP!", "FREQUENCY?", "DUE_SOON?");
    assertThat(facts.decision().verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(facts.decision().reasons()).allMatch(reason -> !reason.source().isBlank());
  }

  @Test
  void noTwoRulesHaveTheSameName() {
    assertThat(EntryRules.ALL.stream().map(EntryRule::name).collect(Collectors.toSet())).hasSameSizeAs(EntryRules.ALL).hasSize(25);
  }

  @Test
  void anEmergencyTurnsRefusalsIntoNoticesAndSaysThatItDid() {
    Facts facts = new Facts().of(VisitKind.EMERGENCY);
    facts.officials = List.of(Facts.certificate("甲"));
    facts.code = new EntryFacts.Code("SUSPENDED", false);
    EntryDecision decision = facts.decision();
    assertThat(decision.verdict()).isEqualTo(Verdict.ADMIT_WITH_NOTICE);
    assertThat(decision.overridden()).isTrue();
    assertThat(decision.admits()).isTrue();
    assertThat(decision.reasons()).extracting(EntryDecision.Reason::severity).containsExactly(Severity.NOTICE, Severity.NOTICE);
    facts.emergencyReason = "";
    assertThat(facts.decision().verdict()).as("without its reason it overrides nothing").isEqualTo(Verdict.REFUSE);
    assertThat(facts.decision().overridden()).isFalse();
    Facts case1 = new Facts().of(VisitKind.CASE);
    case1.officials = List.of(Facts.certificate("甲"));
    case1.emergencyReason = "示例险情";
    assertThat(case1.decision().verdict()).as("nor does any other kind of visit").isEqualTo(Verdict.REFUSE);
  }

  @Test
  void anEmergencyThatOneStrictRuleStopsIsRefusedWithEveryReasonAsItIs() {
    Facts facts = new Facts().of(VisitKind.EMERGENCY);
    facts.officials = List.of(new EntryFacts.Certificate("甲", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1), true));
    assertThat(facts.decision().verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(facts.decision().overridden()).isFalse();
    assertThat(facts.decision().reasons()).extracting(EntryDecision.Reason::severity).containsOnly(Severity.REFUSE);
  }

  @Test
  void anEmergencyWithNothingToOverrideIsPlainlyAdmitted() {
    assertThat(new Facts().of(VisitKind.EMERGENCY).decision()).isEqualTo(EntryDecision.admitted(7));
  }

  @Property(tries = 500)
  void theVerdictIsWhatItsReasonsSay(@ForAll Random random) {
    EntryDecision decision = any(random).decision();
    Set<Severity> severities = decision.reasons().stream().map(EntryDecision.Reason::severity).collect(Collectors.toSet());
    assertThat(decision.verdict()).isEqualTo(severities.contains(Severity.REFUSE) ? Verdict.REFUSE : severities.isEmpty() ? Verdict.ADMIT : Verdict.ADMIT_WITH_NOTICE);
    assertThat(decision.overridden() && !decision.admits()).isFalse();
    for (EntryDecision.Reason reason : decision.reasons()) {
      assertThat(reason.zh()).isNotBlank().doesNotContain("{").isNotEqualTo(reason.en());
      assertThat(reason.en()).isNotBlank().doesNotContain("{");
    }
  }

  @Property(tries = 300)
  void oneMoreVisitNeverMakesAnArrivalMoreWelcome(@ForAll Random random) {
    Facts facts = any(random);
    Verdict before = facts.decision().verdict();
    facts.counts = new EntryFacts.Counts(facts.counts.countedThisYear() + 1, facts.counts.recent() + 1);
    assertThat(facts.decision().verdict()).isGreaterThanOrEqualTo(before);
  }

  @Property(tries = 300)
  void theSameFactsGetTheSameDecision(@ForAll Random random) {
    Facts facts = any(random);
    assertThat(facts.decision()).isEqualTo(facts.decision());
  }

  @Test
  void everySentenceIsThereInBothLanguages() {
    assertThat(Words.ZH.keys().stream().filter(key -> key.startsWith("rule.")).collect(Collectors.toSet()))
        .isEqualTo(Words.EN.keys().stream().filter(key -> key.startsWith("rule.")).collect(Collectors.toSet()));
  }

  private static Facts any(Random random) {
    Facts facts = new Facts().of(one(random, VisitKind.values()), one(random, Basis.values())).counted(random.nextInt(6), random.nextInt(4));
    facts.day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
    facts.code = new EntryFacts.Code(one(random, "ACTIVE", "ACTIVE", "ISSUED", "SUSPENDED", "REPLACED", "REVOKED", "EXPIRED"), random.nextInt(5) == 0);
    facts.firm = new EntryFacts.Firm(one(random, "ACTIVE", "ACTIVE", "SUSPENDED", "WITHDRAWN"), Optional.ofNullable(one(random, null, "A", "B", "C", "D")),
        Optional.ofNullable(one(random, null, "430405", "430406")));
    facts.authority = new EntryFacts.Body("示例局", random.nextInt(5) > 0, one(random, Set.of(), Set.of("430405"), Set.of("430400")));
    facts.secondPhoneDead = random.nextBoolean();
    facts.seriousHarm = random.nextBoolean();
    facts.reference = one(random, "", "示例函1号");
    facts.items = new ArrayList<>(random.nextBoolean() ? List.of() : List.of(Facts.item(random.nextBoolean(), one(random, Sector.values()))));
    facts.plan = random.nextBoolean() ? Optional.empty()
        : Optional.of(new EntryFacts.Plan("示例计划", one(random, VisitKind.ROUTINE, VisitKind.CAMPAIGN), random.nextBoolean(), random.nextBoolean(),
            random.nextBoolean(), random.nextBoolean(), 1 + random.nextInt(2), random.nextInt(3)));
    facts.correction = random.nextBoolean() ? Optional.empty() : Optional.of(new EntryFacts.Correction(Facts.DAY, random.nextBoolean()));
    facts.dueSoon = random.nextBoolean() ? List.of() : List.of(new EntryFacts.Due("示例消防", "夏季计划", Facts.DAY, Facts.DAY));
    return facts;
  }

  @SafeVarargs
  private static <T> T one(Random random, T... from) {
    return from[random.nextInt(from.length)];
  }
}
