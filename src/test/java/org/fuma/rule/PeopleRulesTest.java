package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleRulesTest {

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({"2026-02-28,false", "2026-03-01,true", "2026-06-15,true", "2026-09-30,true", "2026-10-01,false"})
  void aCertificateIsGoodFromItsFirstDayToItsLast(LocalDate day, boolean good) {
    Facts facts = new Facts();
    facts.day = day;
    assertThat(facts.found()).isEqualTo(good ? List.of() : List.of("CERTIFICATE_VALID!"));
    Facts service = new Facts().of(VisitKind.SERVICE);
    service.day = day;
    assertThat(service.found()).as("nor does a service visit go without").isEqualTo(good ? List.of() : List.of("CERTIFICATE_VALID!"));
  }

  @Test
  void whoseCertificateIsNotGoodIsNamedWithItsDays() {
    Facts facts = new Facts();
    facts.officials.add(new EntryFacts.Certificate("丙", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 6, 14), true));
    assertThat(facts.said()).containsExactly(
        "以下人员的执法证在2026-06-15不在有效期内，不得入企：丙 (2020-01-01 – 2026-06-14)。",
        "These people’s certificates are not valid on 2026-06-15, so they may not enter: 丙 (2020-01-01 – 2026-06-14).");
  }

  @Test
  void noEmergencyAdmitsWhoHasNoGoodCertificate() {
    Facts facts = new Facts().of(VisitKind.EMERGENCY);
    facts.day = LocalDate.of(2026, 10, 1);
    assertThat(facts.decision().verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(facts.decision().overridden()).isFalse();
  }

  @Test
  void whoHasLeftTheListIsRefusedAndNamed() {
    Facts facts = new Facts();
    facts.officials.add(new EntryFacts.Certificate("丁", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), false));
    facts.officials.add(new EntryFacts.Certificate("戊", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), false));
    assertThat(facts.found()).containsExactly("OFFICIAL_LISTED!");
    assertThat(facts.said()).containsExactly(
        "以下人员不在公布的执法人员名单上，不得入企：丁、戊。", "These people are not on the published list of officials, so they may not enter: 丁, 戊.");
  }

  @ParameterizedTest(name = "{0} officials, {1}: {2}")
  @CsvSource({"1,ROUTINE,false", "2,ROUTINE,true", "3,ROUTINE,true", "1,CAMPAIGN,false", "2,CAMPAIGN,true", "1,CASE,false", "2,CASE,true", "1,RECHECK,false",
    "2,RECHECK,true", "1,JOINT,false", "2,JOINT,true", "1,EMERGENCY,false", "2,EMERGENCY,true", "0,SERVICE,false", "1,SERVICE,true", "1,RESEARCH,true",
    "1,PUBLICITY,true", "1,DELIVERY,true"})
  void twoInspectAndOneIsEnoughWhereNothingIsInspected(int officials, VisitKind kind, boolean allowed) {
    Facts facts = new Facts().of(kind);
    facts.officials = IntStream.range(0, officials).mapToObj(i -> Facts.certificate("官员" + i)).collect(Collectors.toList());
    assertThat(facts.found()).isEqualTo(allowed ? List.of() : List.of("TWO_OFFICIALS!"));
    if (!allowed && kind == VisitKind.ROUTINE) {
      assertThat(facts.said()).containsExactly(
          "来了1名执法人员，至少须有2名。请选择同行人员。", "Officials who came: 1; at least 2 are needed. Choose who comes along.");
    }
  }

  @ParameterizedTest(name = "phone dead {0}, {1}: {2}")
  @CsvSource({"false,ROUTINE,false", "true,ROUTINE,true", "true,EMERGENCY,true", "true,SERVICE,false"})
  void aDeadSecondPhoneIsANotice(boolean dead, VisitKind kind, boolean noticed) {
    Facts facts = new Facts().of(kind);
    facts.secondPhoneDead = dead;
    assertThat(facts.found()).isEqualTo(noticed ? List.of("SECOND_PHONE?") : List.of());
    assertThat(facts.decision().verdict()).isEqualTo(noticed ? Verdict.ADMIT_WITH_NOTICE : Verdict.ADMIT);
    if (noticed) {
      assertThat(facts.said()).containsExactly(
          "第二名执法人员无法用自己的手机确认到场，已记录在案。", "The second official cannot confirm on a phone of their own; this is on record.");
    }
  }
}
