package org.fuma.ledger;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fuma.settings.SettingName;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders entries into the tree, at most two seconds behind, and signs what the tree then is. Every node tries each second, one does it. A batch is
 * one transaction; where the tables contradict each other nothing is appended until somebody has looked.
 */
@Singleton
public class Sequencer {

  /** The most entries of a batch. */
  static final int MOST = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final SequencerLease lease;
  private final Blanks blanks;
  private final Batch batch;
  private final LogKeys keys;
  private final Overlooked overlooked;
  private final KeptOutside outside;
  private final Surroundings around;
  private final int most;
  private volatile Optional<String> trouble = Optional.empty();
  /** The newest checkpoint that this node saw: what is signed can never be taken back, so the tables must go on from it. */
  private Optional<SignedCheckpoint> last = Optional.empty();
  private volatile boolean held;
  private volatile boolean closing;
  private Instant quietUntil = Instant.EPOCH;
  private boolean lookedOutside;

  @Inject
  Sequencer(Sql sql, Transactions transactions, ServiceClock clock, LogKeys keys, Ledger ledger, Surroundings around) {
    this(sql, transactions, clock, keys, ledger, around, new SecureRandom(), MOST);
  }

  Sequencer(
      Sql sql, Transactions transactions, ServiceClock clock, LogKeys keys, Ledger ledger, Surroundings around, RandomGenerator random, int most) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.lease = new SequencerLease(sql, transactions, clock);
    this.blanks = new Blanks(ledger, random);
    this.batch = new Batch(sql, clock, keys, blanks);
    this.keys = keys;
    this.overlooked = new Overlooked(sql, transactions);
    this.outside = new KeptOutside(sql, keys, around.copies());
    this.around = around;
    this.most = most;
  }

  /** Another node took the lease over: this one writes nothing. */
  private static final class Lost extends RuntimeException {

    Lost() {
      super(null, null, false, false);
    }
  }

  /**
   * How the tree follows the entries.
   *
   * @param size    leaves that are published
   * @param waiting entries that have no leaf yet
   * @param oldest  the oldest of them
   * @param trouble why this node could place nothing at its last try, a sentence in English; empty when all went well or another node does it
   */
  public record Standing(long size, long waiting, Optional<Long> oldest, Optional<String> trouble) {}

  /** How things stand now. */
  public Standing standing() {
    long size = Log.newest(sql).map(SignedCheckpoint::size).orElse(0L);
    return sql.first(row -> new Standing(size, row.getLong(1), Sql.optionalId(row, "oldest"), trouble),
        "SELECT COUNT(*), MIN(entry_id) AS oldest FROM ledger_pending").orElseThrow();
  }

  /** True when this node orders entries just now. */
  boolean holds() {
    return held;
  }

  @Scheduled(initialDelay = "500ms", fixedDelay = "1s", scheduler = "sequencer")
  void tick() {
    if (ends()) {
      return;
    }
    try {
      if (clocksAgree()) {
        round();
        trouble = Optional.empty();
      }
    } catch (Lost other) {
      lease.lost();
      held = false;
    } catch (Broken contradiction) {
      loud("The ledger's tables contradict each other, and nothing more is placed in the tree. " + contradiction.getMessage(), contradiction);
    } catch (RuntimeException failed) {
      loud("The ledger's entries could not be placed in the tree; the next second tries again", failed);
    }
  }

  /** Places all that waits, if this node is to do it. */
  synchronized void round() {
    held = leased();
    if (!held) {
      return;
    }
    if (last.isEmpty() && !lookedOutside) {
      outside.check();
      // Whoever looked so long that another took the lease meanwhile does not look again.
      lookedOutside = true;
    }
    Optional<SignedCheckpoint> newest = Log.newest(sql);
    boolean first = newest.isEmpty();
    if (first) {
      // What a program of before the tree recorded comes first, all of it: later it would be too late for its time.
      overlooked.queue(Long.MAX_VALUE, 1, this::touch);
    }
    boolean renamed = newest.filter(checkpoint -> !keys.current(checkpoint.note())).isPresent();
    boolean lone = blanks.due() || renamed;
    int taken = most;
    boolean idle = true;
    while (taken == most && (first || lone || waits())) {
      boolean one = lone;
      taken = transactions.write(() -> {
        touch();
        int waited = batch.place(most, one);
        goesOn();
        return waited;
      });
      last = Log.newest(sql);
      lone = false;
      first = false;
      idle = false;
    }
    if (idle) {
      goesOn();
      last = Log.newest(sql);
    }
    if (renamed) {
      renamed(newest.get().size());
    }
  }

  /** True when it has the lease. Whoever makes one wait for it is ordering just now. */
  private boolean leased() {
    try {
      return lease.held();
    } catch (RuntimeException failed) {
      if (Transactions.lockWait(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private void touch() {
    if (!lease.touched()) {
      throw new Lost();
    }
  }

  /** Nobody can check a checkpoint of before by the keys that are published today: so another one followed at once. */
  private static void renamed(long size) {
    LOG.info("The ledger's checkpoint of {} leaves is the last one of another log key or address. Where the key was changed, @{} belongs behind the"
        + " former one's line in {}", size, size, SettingName.of("former-log-keys"));
  }

  /** Compared each time: what is signed at a wrong moment stays so. Another node takes the lease at once. */
  private boolean clocksAgree() {
    Optional<Duration> ahead = around.clock().ahead();
    if (ahead.isEmpty()) {
      return true;
    }
    held = false;
    lease.release();
    loud("This machine's clock and the database's are more than a minute apart, and this node places nothing in the ledger's tree",
        new IllegalStateException("This machine's is ahead by " + ahead.get()));
    return false;
  }

  private boolean ends() {
    return closing || around.ending().begun();
  }

  /** What others hold of the log, by this node's word, the tables have to hold too: no older backup is signed on, and no other history. */
  private void goesOn() {
    if (last.isEmpty()) {
      return;
    }
    long size = last.get().size();
    byte[] root = sql.first(row -> row.getBytes("root"), "SELECT root FROM ledger_checkpoint WHERE size = ?", size)
        .orElseThrow(() -> new Broken("ledger_checkpoint " + size + ": it was signed, and is not there any more"));
    if (!Arrays.equals(root, last.get().root())) {
      throw new Broken("ledger_checkpoint " + size + ": it was signed with another root");
    }
  }

  /** As after a new start. */
  synchronized void forget() {
    last = Optional.empty();
    lookedOutside = false;
  }

  private boolean waits() {
    return sql.first(row -> row.getLong(1), "SELECT entry_id FROM ledger_pending LIMIT 1").isPresent();
  }

  private void loud(String sentence, RuntimeException failed) {
    if (ends()) {
      return;
    }
    Instant now = clock.instant();
    if (!trouble.equals(Optional.of(sentence)) || now.isAfter(quietUntil)) {
      quietUntil = now.plus(QUIET);
      LOG.error(sentence, failed);
    }
    trouble = Optional.of(sentence);
  }

  /** Ends, after the batch that is under way; another node goes on at once. */
  @PreDestroy
  void close() {
    closing = true;
    letGo();
  }

  private synchronized void letGo() {
    held = false;
    try {
      lease.release();
    } catch (RuntimeException unreachable) {
      LOG.info("The lease of the ledger's order was not let go: {}", unreachable.getMessage());
    }
  }
}
