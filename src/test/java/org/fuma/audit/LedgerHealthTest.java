package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sequencer.Standing;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** What is wrong with the ledger is told, and so is what does not happen to it. */
class LedgerHealthTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Standing QUIET = new Standing(7, 0, Optional.empty(), Optional.empty());

  @Test
  void allIsWellWhenEverythingFitsAndNothingWaitsLong() {
    assertThat(LedgerHealth.well(NOW, QUIET, Optional.empty(), Optional.empty())).as("before the first night").isTrue();
    assertThat(LedgerHealth.well(NOW, waiting(Duration.ofMinutes(14)), verified(Verified.Result.FITS, Duration.ofHours(48)), copied(48))).isTrue();
  }

  @Test
  void findingsAndFailuresAreTold() {
    assertThat(LedgerHealth.well(NOW, QUIET, verified(Verified.Result.MISFITS, Duration.ofHours(1)), Optional.empty())).isFalse();
    assertThat(LedgerHealth.well(NOW, QUIET, verified(Verified.Result.FAILED, Duration.ofHours(1)), Optional.empty())).isFalse();
    assertThat(LedgerHealth.well(NOW, new Standing(7, 0, Optional.empty(), Optional.of("a sentence")), Optional.empty(), Optional.empty())).isFalse();
  }

  @Test
  void whatDoesNotHappenIsToldToo() {
    assertThat(LedgerHealth.well(NOW, waiting(Duration.ofMinutes(16)), Optional.empty(), Optional.empty())).isFalse();
    assertThat(LedgerHealth.well(NOW, QUIET, verified(Verified.Result.FITS, Duration.ofHours(50)), Optional.empty())).isFalse();
    assertThat(LedgerHealth.well(NOW, QUIET, Optional.empty(), copied(50))).isFalse();
  }

  private static Standing waiting(Duration since) {
    return new Standing(7, 1, Optional.of(Ids.firstAt(NOW.minus(since))), Optional.empty());
  }

  private static Optional<Instant> copied(long hoursAgo) {
    return Optional.of(NOW.minus(Duration.ofHours(hoursAgo)));
  }

  private static Optional<Verified> verified(Verified.Result result, Duration since) {
    return Optional.of(new Verified(1, NOW.minus(since), Duration.ofSeconds(3), Optional.empty(), result, 7, 7, 0, Optional.of(0L), Optional.empty(), 0,
        List.of()));
  }
}
