package org.fuma.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fuma.store.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the tree against the checkpoints that are kept outside, before a program signs for the first time: after a restore nothing else tells it what
 * was signed already. Those of other keys are passed over, since a history that begins anew has a new key; what is spoilt the verification names.
 */
final class KeptOutside {

  private static final Logger LOG = LoggerFactory.getLogger(KeptOutside.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Sql sql;
  private final LogKeys keys;
  private final List<OutsideCopies> copies;

  KeptOutside(Sql sql, LogKeys keys, List<OutsideCopies> copies) {
    this.sql = sql;
    this.keys = keys;
    this.copies = copies;
  }

  private record Kept(String name, Checkpoint checkpoint) {}

  /** @throws Broken when the largest tree of which today's key signed a checkpoint is not the beginning of ours */
  void check() {
    Optional<Kept> largest =
        read().stream().flatMap(given -> opened(given).stream()).max(Comparator.comparingLong(kept -> kept.checkpoint().size()));
    if (largest.isEmpty()) {
      return;
    }
    Checkpoint kept = largest.get().checkpoint();
    long size = Log.newest(sql).map(SignedCheckpoint::size).orElse(0L);
    if (kept.size() > size) {
      throw new Broken("ledger_checkpoint " + kept.size() + ": it is not there, though it is kept outside (" + largest.get().name()
          + "): was an older backup restored?");
    }
    if (!Arrays.equals(kept.root(), Tree.root(new StoredTree(sql), kept.size()))) {
      throw new Broken("ledger_checkpoint " + kept.size() + ": what is kept of it outside (" + largest.get().name() + ") has another root");
    }
  }

  private Optional<Kept> opened(OutsideCopies.Given given) {
    try {
      Checkpoint checkpoint = keys.openCheckpoint(given.note());
      return keys.today(given.note()) ? Optional.of(new Kept(given.name(), checkpoint)) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** On a thread of its own, for some seconds at most: a folder of another house may not answer at all. */
  private List<OutsideCopies.Given> read() {
    if (copies.isEmpty()) {
      return List.of();
    }
    try {
      return CompletableFuture.supplyAsync(() -> copies.stream().flatMap(place -> place.checkpoints().stream()).toList(),
          task -> Thread.ofPlatform().daemon().name("kept-outside").start(task)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      LOG.warn("The checkpoints that are kept outside could not be read within {} s, and the log goes on without: the next verification looks again",
          PATIENCE.toSeconds());
      return List.of();
    } catch (ExecutionException failed) {
      // A folder that cannot be read says so by itself; this is the database, and the next try looks again.
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
