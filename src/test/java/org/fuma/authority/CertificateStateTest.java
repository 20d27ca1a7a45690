package org.fuma.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateStateTest {

  private static final Official HOLDER =
      new Official(1, 2, "示例官员", "科员", "示例证-1", "示例司法局", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31),
          Optional.empty(), Optional.empty());

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({
    "2025-12-31,NOT_YET", "2026-01-01,VALID", "2026-11-30,VALID", "2026-12-01,EXPIRING", "2026-12-31,EXPIRING",
    "2027-01-01,EXPIRED"
  })
  void theStateFollowsTheDay(LocalDate day, CertificateState state) {
    assertThat(HOLDER.state(day)).isEqualTo(state);
  }
}
