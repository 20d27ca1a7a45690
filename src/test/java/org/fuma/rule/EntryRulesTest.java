package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryRulesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 9, 30);

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({"2026-02-28,false", "2026-03-01,true", "2026-06-15,true", "2026-09-30,true", "2026-10-01,false"})
  void aCertificateIsGoodFromItsFirstDayToItsLast(LocalDate day, boolean good) {
    assertThat(found(facts(day, 2, true, true, true, 1)))
        .isEqualTo(good ? List.of() : List.of(EntryRules.CERTIFICATE_VALID));
  }

  @ParameterizedTest(name = "{0} officials, inspection {1}: {2}")
  @CsvSource({"1,true,false", "2,true,true", "10,true,true", "1,false,true", "2,false,true"})
  void twoOfficialsInspectAndOneIsEnoughForAServiceVisit(int officials, boolean inspection, boolean allowed) {
    assertThat(found(facts(FIRST, officials, true, true, inspection, 1)))
        .isEqualTo(allowed ? List.of() : List.of(EntryRules.TWO_OFFICIALS));
  }

  @ParameterizedTest(name = "{0} items, inspection {1}: {2}")
  @CsvSource({"0,true,false", "1,true,true", "0,false,true", "3,false,true"})
  void anInspectionNamesAnItemAndAServiceVisitNeedNot(int items, boolean inspection, boolean allowed) {
    assertThat(found(facts(FIRST, 2, true, true, inspection, items)))
        .isEqualTo(allowed ? List.of() : List.of(EntryRules.ITEMS_CHOSEN));
  }

  @ParameterizedTest(name = "code {0}, firm {1}")
  @CsvSource(
      nullValues = "-",
      value = {"true,true,-", "false,true,CODE_ACTIVE", "true,false,FIRM_ACTIVE"})
  void theCodeAndTheFirmAreInForce(boolean code, boolean firm, String rule) {
    assertThat(found(facts(FIRST, 2, code, firm, true, 1))).isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void everythingIsToldAtOnceAndNamesTheHoldersWithoutAGoodCertificate() {
    List<Answer.Finding> findings = EntryRules.judge(facts(LAST.plusDays(1), 1, false, false, true, 0), RuleParameters.DEFAULTS);
    assertThat(findings).extracting(Answer.Finding::rule)
        .containsExactlyElementsOf(EntryRules.ALL.stream().map(EntryRule::name).toList());
    assertThat(findings.get(2).arguments()).containsExactly("示例官员0");
  }

  private static List<String> found(EntryFacts facts) {
    return EntryRules.judge(facts, RuleParameters.DEFAULTS).stream().map(Answer.Finding::rule).toList();
  }

  private static EntryFacts facts(
      LocalDate day, int officials, boolean code, boolean firm, boolean inspection, int items) {
    List<EntryFacts.Certificate> certificates =
        IntStream.range(0, officials).mapToObj(i -> new EntryFacts.Certificate("示例官员" + i, FIRST, LAST, true)).toList();
    return new EntryFacts(
        day,
        inspection ? VisitKind.ROUTINE : VisitKind.SERVICE,
        Basis.NONE,
        "",
        false,
        "",
        new EntryFacts.Code(code ? "ACTIVE" : "REVOKED", false),
        new EntryFacts.Firm(firm ? "ACTIVE" : "WITHDRAWN", Optional.empty(), Optional.empty()),
        new EntryFacts.Body("示例局", true, Set.of()),
        certificates,
        false,
        IntStream.range(0, items).mapToObj(i -> new EntryFacts.Item("示例事项" + i, true, Sector.GENERAL)).toList(),
        Optional.empty(),
        Optional.empty(),
        new EntryFacts.Counts(0, 0),
        List.of());
  }
}
