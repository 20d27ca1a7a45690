package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ShutdownEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is signed can never be taken back: so a sequencer looks around before, and says why it waits. */
class SequencerCautionTest {

  /** The city's log key, as its settings have it. */
  private static final byte[] LOG_KEY = new byte[32];

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final Log log = city.bean(Log.class);
  private final LogKeys keys = city.bean(LogKeys.class);
  private final SequencerStand stand = new SequencerStand();
  private final Ending ending = new Ending();
  private Duration wrong = Duration.ZERO;
  private List<OutsideCopies.Given> outside = List.of();
  private Sequencer sequencer;

  /** Shows the right time, or as wrong a one as the test wants. */
  private final class Wrong extends Clock {

    @Override
    public ZoneId getZone() {
      return city.bean(ServiceClock.class).getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return city.bean(ServiceClock.class).instant().plus(wrong);
    }
  }

  @BeforeEach
  void lead() {
    sequencer = stand.leading(stand.sequencer(city.bean(ServiceClock.class),
        stand.around(ending, new ServiceClock(new Wrong()), List.of(() -> outside))));
    stand.append(2);
    sequencer.tick();
    stand.keep();
  }

  @AfterEach
  void theServiceGoesOn() {
    stand.free();
    stand.assertWhole();
  }

  @Test
  void aCheckpointThatIsKeptOutsideHoldsASmallerTreeUp() {
    SignedCheckpoint now = log.newest().orElseThrow();
    waits("ledger_checkpoint " + (now.size() + 1_000_000) + ": it is not there, though it is kept outside (older)",
        copy("older", keys.checkpoint(), now.size() + 1_000_000, now.root()));
  }

  @Test
  void aCheckpointThatIsKeptOutsideHoldsAnotherHistoryUp() {
    SignedCheckpoint now = log.newest().orElseThrow();
    waits("ledger_checkpoint " + (now.size() - 1) + ": what is kept of it outside (fork) has another root",
        copy("fork", keys.checkpoint(), now.size() - 1, now.root()));
  }

  private void waits(String why, OutsideCopies.Given copy) {
    outside = List.of(copy);
    List<Long> entries = afterANewStart();
    assertThat(sequencer.standing().trouble().orElseThrow()).contains(why);
    assertThat(stand.indexes(entries)).containsExactly(-1L);
    outside = List.of();
    goesOn(entries);
  }

  /** What fits, what another key signed, and what cannot be read. */
  @Test
  void otherCopiesHoldNothingUp() {
    SignedCheckpoint now = log.newest().orElseThrow();
    NoteSigner stranger = new NoteSigner(keys.origin(), Hashes.sha256("a key of another history".getBytes(StandardCharsets.UTF_8)));
    outside = List.of(new OutsideCopies.Given("fits", now.note()), copy("of before", stranger, now.size() + 1_000_000, now.root()),
        new OutsideCopies.Given("spoilt", new byte[0]));
    List<Long> entries = afterANewStart();
    assertThat(sequencer.standing().trouble()).isEmpty();
    assertThat(stand.indexes(entries)).doesNotContain(-1L);
  }

  /** The thief of a former key who made the whole tree anew finds nobody who signs it on. */
  @Test
  void nothingIsSignedAfterAKeyThatHadBeenGivenUpBefore() {
    long size = log.size();
    Batch batch = new Batch(sql, city.bean(ServiceClock.class), changed(size - 1), new Blanks(city.bean(Ledger.class), SequencerStand.TAILS));
    assertThatThrownBy(() -> city.bean(Transactions.class).write(() -> batch.place(Sequencer.MOST, false))).isInstanceOf(Broken.class)
        .hasMessage("ledger_checkpoint " + size + ": a former key signed it, which had been given up at a smaller size");
    LogKeys changed = changed(size);
    assertThat(changed.beyond(log.newest().orElseThrow().note())).as("up to its size it may").isFalse();
    assertThat(changed.current(log.newest().orElseThrow().note())).isFalse();
  }

  /** The log under another key, with this city's as a former one. */
  private LogKeys changed(long most) {
    return new LogKeys(URI.create(city.address()), Hashes.sha256("another log key".getBytes(StandardCharsets.UTF_8)),
        List.of(keys.checkpoint().key().vkey() + "@" + most));
  }

  /** Whatever it wrote by that clock: the lease was its own for ten minutes more. */
  @Test
  void aNodeWhoseClockIsWrongPlacesNothingAndAnotherDoesAtOnce() {
    wrong = Duration.ofMinutes(2);
    List<Long> entries = stand.append(1);
    sequencer.forget();
    sequencer.tick();
    assertThat(sequencer.standing().trouble().orElseThrow()).contains("clock");
    assertThat(sequencer.holds()).isFalse();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !stand.indexes(entries).contains(-1L));
    wrong = Duration.ZERO;
    stand.leading(sequencer).tick();
    assertThat(sequencer.standing().trouble()).isEmpty();
    assertThat(sequencer.holds()).isTrue();
  }

  @Test
  void aProgramThatEndsPlacesNothingMore() {
    ending.onApplicationEvent(new ShutdownEvent(city.bean(ApplicationContext.class)));
    List<Long> entries = afterANewStart();
    assertThat(stand.indexes(entries)).containsExactly(-1L);
    assertThat(sequencer.standing().trouble()).isEmpty();
  }

  /** Whoever has the row is ordering. */
  @Test
  void aWaitForTheLeaseIsNoTrouble() {
    ServiceClock later = new ServiceClock(Clock.offset(city.bean(ServiceClock.class), Duration.ofHours(1)));
    Sequencer waiting = stand.sequencer(later, stand.around(ending, city.bean(ServiceClock.class), List.of()));
    stand.owner("CREATE TRIGGER lease_waits BEFORE UPDATE ON ledger_sequencer FOR EACH ROW"
        + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1205, MESSAGE_TEXT = 'waited on purpose'");
    try {
      waiting.tick();
    } finally {
      stand.owner("DROP TRIGGER lease_waits");
    }
    assertThat(waiting.holds()).isFalse();
    assertThat(waiting.standing().trouble()).isEmpty();
  }

  /** Else proofs would hold by no key that is published, until something is recorded. */
  @Test
  void afterAChangeOfAddressACheckpointUnderTheNewOneFollowsAtOnce() {
    SignedCheckpoint now = log.newest().orElseThrow();
    byte[] elsewhere = new NoteSigner("elsewhere.example.cn/log", Hashes.hmac(LOG_KEY, "fuma-log-checkpoint"))
        .sign(new Checkpoint("elsewhere.example.cn/log", now.size(), now.root()).text());
    note(now.size(), elsewhere);
    try {
      sequencer.tick();
      stand.keep();
      assertThat(sequencer.standing().trouble()).isEmpty();
      SignedCheckpoint next = log.newest().orElseThrow();
      assertThat(next.size()).isGreaterThan(now.size());
      assertThat(keys.current(next.note())).isTrue();
    } finally {
      note(now.size(), now.note());
    }
  }

  private void note(long size, byte[] note) {
    stand.owner("UPDATE ledger_checkpoint SET note = UNHEX('" + HexFormat.of().formatHex(note) + "') WHERE size = " + size);
  }

  private OutsideCopies.Given copy(String name, NoteSigner signer, long size, byte[] root) {
    return new OutsideCopies.Given(name, signer.sign(new Checkpoint(keys.origin(), size, root).text()));
  }

  private List<Long> afterANewStart() {
    List<Long> entries = stand.append(1);
    sequencer.forget();
    sequencer.tick();
    stand.keep();
    return entries;
  }

  private void goesOn(List<Long> entries) {
    sequencer.tick();
    stand.keep();
    assertThat(sequencer.standing().trouble()).isEmpty();
    assertThat(stand.indexes(entries)).doesNotContain(-1L);
  }
}
