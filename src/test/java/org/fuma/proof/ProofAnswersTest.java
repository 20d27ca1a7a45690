package org.fuma.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.fuma.ledger.LedgerEntry;
import org.fuma.web.Failure;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where there is no proof file it is said why and what to do; the receipt is there in any case. */
class ProofAnswersTest {

  private static Provable standing(ProofState state) {
    LedgerEntry entry = new LedgerEntry(1, Instant.EPOCH, "visit.logged", "visit", 2, 3, "-", 1, new byte[32]);
    return Provable.without(entry, state, "a receipt".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(value = ProofState.class, names = "PROVEN", mode = EnumSource.Mode.EXCLUDE)
  void withoutAProofThereIsNoFileButAReason(ProofState state) {
    assertThatThrownBy(() -> ProofAnswers.file(standing(state)))
        .isInstanceOfSatisfying(Failure.Conflict.class, refused -> {
          assertThat(Words.ZH.say(refused.said())).contains("回执");
          assertThat(Words.EN.say(refused.said())).contains("receipt");
        });
  }

  @Test
  void theReceiptIsThereInAnyCase() {
    for (ProofState state : ProofState.values()) {
      assertThat(ProofAnswers.receipt(standing(state)).body()).isEqualTo("a receipt");
    }
  }
}
