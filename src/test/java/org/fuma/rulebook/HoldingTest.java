package org.fuma.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fuma.rule.RuleParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingTest {

  /** Version 3 was planned for the new year; 4 and 5 were made afterwards, for earlier days. */
  private static final List<RuleVersion> VERSIONS =
      List.of(version(5, "2026-08-01"), version(4, "2026-08-01"), version(3, "2027-01-01"), version(2, "2026-03-01"), version(1, "2021-11-17"));

  @ParameterizedTest(name = "on {0}: version {1}")
  @CsvSource({"2020-01-01,1", "2021-11-17,1", "2026-02-28,1", "2026-03-01,2", "2026-07-31,2", "2026-08-01,5", "2026-12-31,5", "2027-01-01,3", "2030-01-01,3"})
  void theVersionHoldsWhoseDayCameLastAndOfThoseTheOneMadeLast(LocalDate day, int number) {
    assertThat(Rulebook.holding(VERSIONS, day).orElseThrow().number()).isEqualTo(number);
  }

  @Test
  void withoutAnyVersionNoneHolds() {
    assertThat(Rulebook.holding(List.of(), LocalDate.of(2026, 1, 1))).isEmpty();
  }

  @Test
  void theFileSaysWhatTheDefaultsSay() {
    assertThat(FirstRules.first()).isEqualTo(RuleParameters.DEFAULTS);
  }

  private static RuleVersion version(int number, String from) {
    return new RuleVersion(number, LocalDate.parse(from), "示例原因", RuleParameters.DEFAULTS, "", Instant.EPOCH);
  }
}
