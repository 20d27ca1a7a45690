package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the whole database, as it is at one moment, and says what does not fit: every record against its commitment, every head against its steps,
 * every text against its hash, every entry against the tree, every checkpoint against its predecessor and signature. In constant memory; a service may
 * run beside it.
 */
@Singleton
public class Verification {

  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
  private static final int SHOWN = 21;
  private static final String ENTRY = "ledger_entry";

  private final Sql sql;
  private final Transactions transactions;
  private final Vault vault;
  private final FactReader reader;
  private final EntryWalk entries;
  private final LogWalk log;
  private final TextWalk texts;
  private final LogKeys keys;
  private final List<Recorded> rooms;
  private final List<OutsideCopies> copies;
  private final ServiceClock clock;

  Verification(
      Sql sql, Transactions transactions, Vault vault, FactReader reader, EntryWalk entries, LogWalk log, TextWalk texts, LogKeys keys,
      List<Recorded> rooms, List<OutsideCopies> copies, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.vault = vault;
    this.reader = reader;
    this.entries = entries;
    this.log = log;
    this.texts = texts;
    this.keys = keys;
    this.rooms = rooms;
    this.copies = copies;
    this.clock = clock;
  }

  /**
   * What to hold the database against, besides itself.
   *
   * @param checkpoints signed checkpoints that were kept elsewhere; those of the configured places come to them
   * @param receipts    signed receipts that acts were answered with
   * @param progress    is told in a few words how far it is, now and then
   */
  public record Options(List<OutsideCopies.Given> checkpoints, List<OutsideCopies.Given> receipts, Consumer<String> progress) {

    /** The database against itself and the configured places. */
    public static final Options NONE = new Options(List.of(), List.of(), progress -> {});
  }

  /**
   * What came of it.
   *
   * @param at      when the database was as it was verified
   * @param took    how long it lasted
   * @param entries how many entries there were
   * @param leaves  how many of them have their place in the tree
   * @param waiting how many wait for it
   * @param against what from outside it was held against
   */
  public record Outcome(
      Instant at, Duration took, long entries, long leaves, long waiting, Against against, List<Findings.Finding> found, long count) {

    /** True when nothing was found that does not fit. */
    public boolean fits() {
      return count == 0;
    }
  }

  /**
   * What a database was held against besides itself; where it is nothing, one that was put back or made anew as a whole fits too.
   *
   * @param copies   checkpoints that were kept elsewhere, and could be read
   * @param receipts signed receipts
   * @param erasures how many erasures there were until the day of the verification began, in Asia/Shanghai: while a day runs, a figure that grows
   *                 would tell the minute (design decision 12)
   */
  public record Against(int copies, int receipts, long erasures) {}

  /** Verifies everything. */
  public Outcome run(Options options) {
    List<OutsideCopies.Given> kept = new ArrayList<>(options.checkpoints());
    copies.forEach(place -> kept.addAll(place.checkpoints()));
    return transactions.snapshot(() -> walk(options, kept));
  }

  private Outcome walk(Options options, List<OutsideCopies.Given> kept) {
    Instant at = clock.instant();
    Findings findings = new Findings();
    Mapping mapping = new Mapping(rooms.stream().flatMap(room -> room.rows().stream()).toList(), sql, vault, reader);
    LogWalk.Tall tree = log.walk(kept, findings, seen -> options.progress().accept(seen + " leaves"));
    EntryWalk.Counts counts = entries.walk(mapping, findings, seen -> options.progress().accept(seen + " entries"));
    options.receipts().forEach(receipt -> receipt(receipt, tree.today(), findings));
    step(options, "rows without an entry", () -> mapping.strays(findings));
    for (Recorded room : rooms) {
      room.heads().forEach(check -> step(options, check.table(), () -> heads(check, findings)));
      for (ContentCheck check : room.contents()) {
        step(options, check.table(), () -> texts.walk(check, findings, seen -> options.progress().accept(seen + " of " + check.table())));
      }
      room.walk(findings, seen -> options.progress().accept(seen + " files"));
    }
    long erasures = sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM erasure WHERE at < ?",
        Time.day(at).atStartOfDay(Time.ZONE).toInstant()).orElse(0L);
    int copied = (int) kept.stream().filter(copy -> copy.note().length > 0).count();
    return new Outcome(at, Duration.between(at, clock.instant()), counts.entries(), tree.size(), counts.waiting(),
        new Against(copied, options.receipts().size(), erasures), findings.found(), findings.count());
  }

  private void step(Options options, String what, Runnable step) {
    options.progress().accept(what);
    Instant from = clock.instant();
    step.run();
    LOG.debug("{} took {}", what, Duration.between(from, clock.instant()));
  }

  private void heads(HeadCheck check, Findings findings) {
    sql.list(row -> row.getLong(1), check.sql() + " LIMIT " + SHOWN)
        .forEach(id -> findings.add(check.table(), Ids.show(id), "it contradicts the steps: " + check.about()));
  }

  /** Whatever is signed for was recorded, and still is. */
  private void receipt(OutsideCopies.Given given, Optional<Instant> today, Findings findings) {
    Receipt receipt;
    try {
      receipt = Receipt.read(keys.openReceipt(given.note()));
    } catch (IllegalArgumentException not) {
      findings.add("receipt", given.name(), "it is no receipt of this log: " + not.getMessage());
      return;
    }
    Optional<Instant> tooLate = keys.today(given.note()) ? Optional.empty() : today.map(use -> use.plus(EntryWalk.TOLERANCE));
    for (Receipt.Line line : receipt.lines()) {
      if (tooLate.filter(line.at()::isAfter).isPresent()) {
        findings.add("receipt", given.name(), "a former key signed for " + line.at() + ", when today's had come into use");
      }
      record Kept(byte[] commitment, Instant at) {}
      Optional<Kept> kept =
          sql.first(row -> new Kept(row.getBytes(1), Sql.instant(row, "at")), "SELECT commitment, at FROM ledger_entry WHERE id = ?", line.id());
      if (kept.isEmpty()) {
        findings.add(ENTRY, Ids.show(line.id()),
            "it is not there, though the receipt " + given.name() + " says that it was recorded at " + line.at());
      } else if (!Arrays.equals(kept.get().commitment(), line.commitment()) || !kept.get().at().equals(line.at())) {
        findings.add(ENTRY, Ids.show(line.id()), "it is not what the receipt " + given.name() + " says of it");
      }
    }
  }
}
