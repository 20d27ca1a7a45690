package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every entry gets one place in the tree, in whatever order transactions end, and whatever fails meanwhile. */
class SequencerTest {

  private static final int MANY = 300;

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final Log log = city.bean(Log.class);
  private final SequencerStand stand = new SequencerStand();

  @AfterEach
  void theServiceGoesOn() {
    stand.free();
    List<Long> entries = stand.append(1);
    Placing.until(city, () -> log.proof(entries.getFirst()).isPresent());
    stand.assertWhole();
  }

  @Test
  void whatIsRecordedHasItsPlaceSoonWithoutAnybodysDoing() {
    stand.free();
    long entry = stand.append(1).getFirst();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log.proof(entry).isPresent());
  }

  @Test
  void theRunningServiceGivesEveryEntryItsPlaceWithinSeconds() {
    long entry = stand.append(1).getFirst();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log.proof(entry).isPresent());
    InclusionProof proof = log.proof(entry).orElseThrow();
    byte[] hash = log.leafOf(entry).orElseThrow().hash();
    assertThat(proof.holds(hash, city.bean(LogKeys.class).openCheckpoint(proof.checkpoint()))).isTrue();
    assertThat(log.covering(proof.index()).orElseThrow().size()).isGreaterThan(proof.index());
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> city.bean(Sequencer.class).standing().trouble().isEmpty());
  }

  @Test
  void anEntryThatIsCommittedLateComesAfterYoungerOnes() throws Exception {
    Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService slow = Executors.newSingleThreadExecutor()) {
      Future<Long> late = slow.submit(() -> city.bean(Transactions.class).write(() -> {
        long entry = stand.one();
        appended.countDown();
        waitFor(go);
        return entry;
      }));
      waitFor(appended);
      List<Long> young = stand.append(3);
      sequencer.round();
      stand.keep();
      assertThat(stand.indexes(young)).doesNotContain(-1L);
      long before = log.size();
      go.countDown();
      long old = late.get();
      assertThat(old).isLessThan(young.getFirst());
      sequencer.round();
      assertThat(stand.indexes(List.of(old)).getFirst()).isEqualTo(before);
    }
  }

  @Test
  void aNodeThatEndsLetsAnotherGoOnAtOnce() {
    Sequencer first = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    Sequencer second = stand.sequencer(SequencerStand.TAILS, Sequencer.MOST);
    second.round();
    assertThat(second.holds()).as("while the first has it").isFalse();
    first.close();
    assertThat(sql.first(row -> Sql.instant(row, "held_until"), "SELECT held_until FROM ledger_sequencer").orElseThrow())
        .isBefore(city.bean(ServiceClock.class).instant().plusSeconds(6));
  }

  @Test
  void aBacklogIsPlacedInBatchesEachWithItsCheckpoint() {
    Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, 7));
    long before = log.size();
    List<Long> entries = stand.append(20);
    sequencer.round();
    assertThat(stand.indexes(entries)).doesNotContain(-1L).doesNotHaveDuplicates();
    assertThat(sql.list(row -> row.getLong(1), "SELECT size FROM ledger_checkpoint WHERE size > ? ORDER BY size", before))
        .containsExactly(before + 7, before + 14, before + 20);
    assertThat(stand.count("ledger_pending")).isZero();
  }

  @Test
  void placesInsideABatchFollowTheHashesWhichTellNothing() {
    Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    long before = log.size();
    stand.append(40);
    sequencer.round();
    assertThat(sql.list(row -> row.getBytes(1), "SELECT hash FROM ledger_leaf WHERE idx >= ? ORDER BY idx", before))
        .hasSize(40).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @Test
  void blanksComeByACoinWithABatchAndNotWithoutOne() {
    AtomicInteger heads = new AtomicInteger(3);
    Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.coin(() -> heads.decrementAndGet() >= 0), Sequencer.MOST));
    heads.set(3);
    long before = log.size();
    sequencer.round();
    assertThat(log.size()).isEqualTo(before);
    List<Long> entries = stand.append(1);
    sequencer.round();
    assertThat(log.size()).isEqualTo(before + 4);
    assertThat(stand.indexes(entries).getFirst()).isBetween(before, before + 3);
    assertThat(sql.list(row -> row.getString("kind") + row.getLong("actor_id"), "SELECT kind, actor_id FROM ledger_leaf WHERE idx >= ?", before))
        .containsOnly(Confidential.BLANK + "0").hasSize(4);
  }

  @Test
  void whoeverLostTheLeaseWritesNothing() {
    Sequencer first = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    Sequencer second = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    List<Long> entries = stand.append(2);
    first.tick();
    assertThat(first.holds()).isFalse();
    assertThat(stand.indexes(entries)).containsOnly(-1L);
    second.tick();
    assertThat(stand.indexes(entries)).doesNotContain(-1L);
  }

  @Test
  void theLeaseCannotBeTakenInTheMiddleOfABatch() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean stopping = new AtomicBoolean();
    Sequencer paused = stand.leading(stand.sequencer(SequencerStand.coin(() -> {
      if (stopping.get()) {
        inside.countDown();
        waitFor(go);
      }
      return false;
    }), Sequencer.MOST));
    stopping.set(true);
    List<Long> entries = stand.append(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> batch = threads.submit(paused::tick);
      waitFor(inside);
      Future<?> thief = threads.submit(() -> stand.lease("epoch = epoch + 1, held_until = '2000-01-01'"));
      assertThat(stand.indexes(entries)).containsOnly(-1L);
      go.countDown();
      batch.get();
      // It waited for the batch's end, or gave up waiting: in either case the batch is whole.
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(thief::isDone);
    }
    assertThat(stand.indexes(entries)).doesNotContain(-1L);
    stand.assertWhole();
  }

  @TestFactory
  Stream<DynamicTest> whereverABatchBreaksOffNothingOfItIsLeft() {
    return Stream.of("BEFORE INSERT ON ledger_leaf", "BEFORE INSERT ON ledger_node", "BEFORE INSERT ON ledger_checkpoint", "BEFORE DELETE ON ledger_pending",
        "BEFORE UPDATE ON ledger_sequencer").map(where -> DynamicTest.dynamicTest(where, () -> {
          Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
          List<Long> entries = stand.append(MANY);
          List<Long> before = counts();
          stand.owner("CREATE TRIGGER tree_broken " + where + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose'");
          try {
            sequencer.tick();
          } finally {
            stand.owner("DROP TRIGGER tree_broken");
          }
          assertThat(sequencer.standing().trouble()).isPresent();
          assertThat(counts()).isEqualTo(before);
          sequencer.tick();
          assertThat(sequencer.standing().trouble()).isEmpty();
          assertThat(stand.indexes(entries)).doesNotContain(-1L).doesNotHaveDuplicates();
          stand.assertWhole();
        }));
  }

  @Test
  void anEntryOfTheQueueThatHasItsPlaceGetsNoOther() {
    Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    List<Long> entries = stand.append(2);
    sequencer.round();
    stand.keep();
    List<Long> indexes = stand.indexes(entries);
    stand.owner("INSERT INTO ledger_pending (entry_id) VALUES (" + entries.getFirst() + ")");
    long before = log.size();
    sequencer.round();
    assertThat(log.size()).isEqualTo(before);
    assertThat(stand.indexes(entries)).isEqualTo(indexes);
    assertThat(stand.count("ledger_pending")).isZero();
  }

  @Test
  void entriesWhoseRowInTheQueueWasLostAreFound() {
    Sequencer sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    List<Long> entries = stand.append(3);
    stand.owner("DELETE FROM ledger_pending WHERE entry_id IN (" + entries.get(0) + ", " + entries.get(2) + ")");
    assertThat(unplaced(Duration.ZERO, sequencer).queue()).as("the young are left to the queue").isZero();
    assertThat(unplaced(Duration.ofHours(1), sequencer).queue()).isEqualTo(2);
    sequencer.round();
    assertThat(stand.indexes(entries)).doesNotContain(-1L);
  }

  private Unplaced unplaced(Duration later, Sequencer sequencer) {
    return new Unplaced(sql, city.bean(Transactions.class), new ServiceClock(Clock.offset(city.bean(ServiceClock.class), later)), sequencer);
  }

  private List<Long> counts() {
    List<Long> counts = new ArrayList<>();
    for (String table : List.of("ledger_leaf", "ledger_node", "ledger_checkpoint", "ledger_pending", "ledger_entry")) {
      counts.add(stand.count(table));
    }
    return counts;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
