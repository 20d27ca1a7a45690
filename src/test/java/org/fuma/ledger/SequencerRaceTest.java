package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.Race;
import org.junit.jupiter.api.Test;

/** Several nodes at once, each of which believes that it may: one of them orders at a time, and no index is given twice. */
class SequencerRaceTest {

  private static final int NODES = 3;
  private static final int WRITERS = 3;
  private static final int EACH = 60;

  private final Log log = City.get().bean(Log.class);
  private final SequencerStand stand = new SequencerStand();

  @Test
  void nodesThatTakeTheLeaseFromEachOtherGiveEveryEntryOnePlace() {
    AtomicInteger writing = new AtomicInteger(WRITERS);
    List<Object> outcomes = Race.run(NODES + WRITERS, i -> () -> {
      if (i < WRITERS) {
        try {
          return stand.append(EACH);
        } finally {
          writing.decrementAndGet();
        }
      }
      Sequencer node = stand.sequencer(SequencerStand.TAILS, 5);
      do {
        // The lease seems free to everybody all the time: as if each had slept through its own.
        stand.free();
        node.tick();
      } while (writing.get() > 0);
      return List.of();
    });
    List<Long> entries = new ArrayList<>();
    for (Object outcome : outcomes) {
      assertThat(outcome).isInstanceOf(List.class);
      ((List<?>) outcome).forEach(entry -> entries.add((Long) entry));
    }
    assertThat(entries).hasSize(WRITERS * EACH);
    stand.free();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> entries.stream().allMatch(entry -> log.proof(entry).isPresent()));
    assertThat(stand.indexes(entries)).doesNotContain(-1L).doesNotHaveDuplicates();
    stand.assertWhole();
  }
}
