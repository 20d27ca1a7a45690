package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** From the order of the leaves alone: what is younger than an entry that got its leaf later. */
class LeafOrderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  private final LeafOrder order = new LeafOrder();

  private Instant before(int hash, Instant made, int form, boolean blank) {
    return order.before(ByteBuffer.allocate(32).putInt(hash).array(), Ids.firstAt(made), form, blank);
  }

  private static Instant ago(int minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }

  @Test
  void withinABatchTheOrderTellsNothing() {
    assertThat(before(1, NOW, 2, false)).isEqualTo(Instant.EPOCH);
    assertThat(before(2, ago(60), 2, false)).isEqualTo(Instant.EPOCH);
    assertThat(before(3, NOW, 2, true)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void theYoungestOfAllBatchesBeforeBinds() {
    before(1, ago(60), 2, false);
    before(2, ago(50), 2, true);
    assertThat(before(1, ago(55), 2, false)).isEqualTo(ago(50));
    assertThat(before(-1, ago(40), 2, false)).as("bytes are compared unsigned").isEqualTo(ago(50));
    assertThat(before(0, NOW, 2, false)).isEqualTo(ago(40));
    assertThat(before(0, NOW, 2, false)).as("two of one hash are of two batches").isEqualTo(NOW);
  }

  @Test
  void whatIsOfBeforeTheTreeOrNotThereBindsNothing() {
    before(1, NOW, 1, false);
    before(2, NOW, 0, false);
    assertThat(before(0, ago(60), 2, false)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aBacklogOfManyBatchesIsNotLate() {
    for (int i = 1; i < LeafOrder.FULL_BATCH; i++) {
      before(i, ago(120), 2, false);
    }
    before(LeafOrder.FULL_BATCH, NOW, 2, true);
    assertThat(before(0, ago(110), 2, false)).as("the blank one of the full batch came after what still waited").isEqualTo(ago(120));
    before(1, NOW, 2, true);
    assertThat(before(0, NOW, 2, false)).as("nothing waited any more").isEqualTo(NOW);
  }
}
