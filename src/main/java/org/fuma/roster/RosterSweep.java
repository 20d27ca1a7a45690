package org.fuma.roster;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what nobody needs any more, hourly: files and refused lines of imports, which name people, 30 days after they
 * came, an import that nobody decided on being discarded then; bytes of uploads that were broken off, and a node's own
 * copies, after a day. Several nodes may do so at once.
 */
@Singleton
class RosterSweep {

  private static final Logger LOG = LoggerFactory.getLogger(RosterSweep.class);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final int AT_ONCE = 20;

  private final RosterRepository repository;
  private final RefusalRepository refusals;
  private final RosterFile file;
  private final RosterImports imports;
  private final Ledger ledger;

  RosterSweep(RosterRepository repository, RefusalRepository refusals, RosterFile file, RosterImports imports, Ledger ledger) {
    this.repository = repository;
    this.refusals = refusals;
    this.file = file;
    this.imports = imports;
    this.ledger = ledger;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  void sweep() {
    try {
      sweep(ledger.now());
      copies(Path.of(System.getProperty("java.io.tmpdir")), ledger.now().minus(ABANDONED));
    } catch (RuntimeException | IOException later) {
      LOG.warn("What rosters left could not be swept; the next round tries again", later);
    }
  }

  /** Sweeps as of that moment. */
  void sweep(Instant now) {
    file.dropAbandoned(now.minus(ABANDONED));
    List<Roster> old = repository.sweepable(now.minus(KEPT), AT_ONCE);
    for (Roster roster : old) {
      if (!roster.state().ended()) {
        imports.discard(Actor.system(), roster.id());
      }
      file.drop(roster.id());
      refusals.drop(roster.id());
    }
  }

  private static void copies(Path folder, Instant before) throws IOException {
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, RosterFile.COPY + "*")) {
      for (Path copy : copies) {
        if (Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
          Files.deleteIfExists(copy);
        }
      }
    }
  }
}
