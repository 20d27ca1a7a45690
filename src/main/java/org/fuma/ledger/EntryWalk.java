package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Goes through all entries in the order of their ids: each against its commitment, its leaf, its moment, and the rows that repeat it. */
@Singleton
class EntryWalk {

  /** How far an entry's moment may lie from that of its id: clocks of nodes differ, and transactions last. */
  static final Duration TOLERANCE = Duration.ofMinutes(15);

  private static final int PAGE = 1_000;
  private static final int SHOWN = 21;
  /** The sample city is written as of days gone by; its mark is set as it begins. */
  private static final Duration SAMPLE_LASTS = Duration.ofHours(1);

  private static final String SELECT =
      "SELECT e.id, e.at, e.kind, e.object_kind, e.object_id, e.actor_id, e.request_id, e.form, e.commitment, e.salt, e.facts,"
          + " l.hash, l.at, l.kind, l.object_kind, l.object_id, l.actor_id, p.entry_id FROM ledger_entry e"
          + " LEFT JOIN ledger_leaf l ON l.entry_id = e.id LEFT JOIN ledger_pending p ON p.entry_id = e.id WHERE e.id > ?"
          + " ORDER BY e.id LIMIT " + PAGE;

  private final Sql sql;
  private final Vault vault;
  private final FactReader reader;

  EntryWalk(Sql sql, Vault vault, FactReader reader) {
    this.sql = sql;
    this.vault = vault;
    this.reader = reader;
  }

  private record Line(LedgerEntry entry, byte[] salt, byte[] facts, byte[] leaf, boolean repeated, boolean pending) {}

  /**
   * Walks.
   *
   * @param mapping  which rows repeat which kinds; counts its entries
   * @param progress is told after each page how many entries were seen
   * @return how many entries there are, and how many wait for their leaf
   */
  Counts walk(Mapping mapping, Findings findings, LongConsumer progress) {
    Optional<Instant> sample = sample(findings);
    Optional<Signed> signed = signed();
    waiting(findings);
    long seen = 0;
    long waiting = 0;
    List<Line> page = List.of();
    do {
      page = sql.list(EntryWalk::line, SELECT, page.isEmpty() ? Long.MIN_VALUE : page.getLast().entry().id());
      List<Walked> walked = new ArrayList<>(page.size());
      for (Line line : page) {
        placed(line, signed, findings);
        timed(line.entry(), sample, findings);
        waiting += line.leaf() == null ? 1 : 0;
        opened(line, findings).ifPresent(walked::add);
      }
      mapping.check(walked, findings);
      seen += page.size();
      progress.accept(seen);
    } while (page.size() == PAGE);
    return new Counts(seen, waiting);
  }

  /** How many entries there are, and how many of them have no leaf yet. */
  record Counts(long entries, long waiting) {}

  /**
   * The time in which checkpoints were signed.
   *
   * @param first  when that of the empty tree was
   * @param newest when the newest was that left nothing waiting: what was recorded well before it has its leaf
   */
  private record Signed(Instant first, Optional<Instant> newest) {}

  private Optional<Signed> signed() {
    Optional<Instant> newest = sql.first(row -> Sql.instant(row, "at"), "SELECT c.at FROM ledger_checkpoint c WHERE c.size -"
        + " (SELECT MAX(p.size) FROM ledger_checkpoint p WHERE p.size < c.size) < ? ORDER BY c.size DESC LIMIT 1", LeafOrder.FULL_BATCH);
    return sql.first(row -> Sql.instant(row, "at"), "SELECT at FROM ledger_checkpoint WHERE size >= 0 ORDER BY size LIMIT 1")
        .map(first -> new Signed(first, newest));
  }

  /** Until when the city was made, whose entries are written as of days gone by. A registry that has records of its own takes none in. */
  private Optional<Instant> sample(Findings findings) {
    Optional<Instant> own = sql.first(row -> Ids.madeAt(row.getLong(1)), "SELECT entry_id FROM ledger_leaf WHERE idx >= 0 AND kind <> ?"
        + " ORDER BY idx LIMIT 1", Confidential.BLANK).map(first -> first.plus(SAMPLE_LASTS));
    Optional<Instant> until = Optional.empty();
    for (Instant mark : sql.list(row -> Sql.instant(row, "made_at"), "SELECT made_at FROM sample_city ORDER BY made_at LIMIT " + SHOWN)) {
      if (own.filter(mark::isAfter).isPresent()) {
        findings.add("sample_city", mark.toString(), "a sample city cannot have been made then: the registry had records of its own before");
      } else {
        until = Optional.of(own.filter(mark.plus(SAMPLE_LASTS)::isAfter).orElse(mark.plus(SAMPLE_LASTS)));
      }
    }
    return until;
  }

  /** What waits for a leaf is written with its entry, and taken away with the leaf. */
  private void waiting(Findings findings) {
    sql.list(row -> row.getLong(1), "SELECT p.entry_id FROM ledger_pending p LEFT JOIN ledger_entry e ON e.id = p.entry_id WHERE e.id IS NULL"
        + " ORDER BY p.entry_id LIMIT " + SHOWN)
        .forEach(id -> findings.add("ledger_pending", Ids.show(id), "the entry that waits here for its leaf is not there", true));
  }

  private void placed(Line line, Optional<Signed> signed, Findings findings) {
    LedgerEntry entry = line.entry();
    if (line.leaf() == null) {
      unplaced(line, signed, findings);
      return;
    }
    if (!Arrays.equals(line.leaf(), entry.hash())) {
      wrong(findings, entry, "it is not what its leaf in the tree commits to: its time, kind, object, actor, request, form or commitment"
          + " was changed");
    } else if (!line.repeated()) {
      findings.add("ledger_leaf", "of entry " + Ids.show(entry.id()), "its columns differ from the entry's", Confidential.is(entry.objectKind()));
    }
    if (line.pending()) {
      wrong(findings, entry, "it waits for a leaf though it has one");
    }
  }

  private void unplaced(Line line, Optional<Signed> signed, Findings findings) {
    LedgerEntry entry = line.entry();
    Instant made = Ids.madeAt(entry.id());
    Optional<Instant> newest = signed.flatMap(Signed::newest);
    Optional<Instant> first = entry.form() == 1 ? signed.map(Signed::first) : Optional.empty();
    Instant latest = first.map(since -> since.plus(CheckpointWalk.TAKING_IN)).orElse(made.plus(TOLERANCE));
    if (first.filter(since -> made.isAfter(since.plus(CheckpointWalk.FOUNDING))).isPresent()) {
      wrong(findings, entry, "it pretends to be of before the tree (form 1)");
    } else if (newest.filter(latest::isBefore).isPresent()) {
      wrong(findings, entry, "it has no leaf in the tree, though later checkpoints were signed");
    } else if (!line.pending() && entry.form() > 1) {
      wrong(findings, entry, "it neither has a leaf nor waits for one");
    }
  }

  private static void timed(LedgerEntry entry, Optional<Instant> sample, Findings findings) {
    Instant made = Ids.madeAt(entry.id());
    boolean ofSample = sample.filter(made::isBefore).isPresent();
    if (!ofSample && entry.form() > 1 && Duration.between(made, entry.at()).abs().compareTo(TOLERANCE) > 0) {
      wrong(findings, entry, "its time " + entry.at() + " is not that of its id, " + made);
    }
  }

  private Optional<Walked> opened(Line line, Findings findings) {
    LedgerEntry entry = line.entry();
    if (entry.kind().equals(Confidential.BLANK) && !blank(line)) {
      wrong(findings, entry, "its kind is of entries that record nothing, and it records something");
    }
    if (entry.form() == 1) {
      if (line.facts() != null || line.salt() != null) {
        wrong(findings, entry, "it says that it keeps no facts (form 1), and keeps some");
      }
      return Optional.of(new Walked(entry, new byte[0], Map.of()));
    }
    if (entry.form() != Ledger.FORM) {
      wrong(findings, entry, "its form " + entry.form() + " is unknown to this program");
      return Optional.empty();
    }
    if (line.facts() == null || (line.salt() == null) != Confidential.is(entry.objectKind())) {
      wrong(findings, entry, "its facts or their salt are not there");
      return Optional.empty();
    }
    try {
      byte[] salt = line.salt();
      byte[] facts = line.facts();
      if (salt == null) {
        Salted open = Salted.open(vault, Ledger.place(entry.id()), facts);
        salt = open.salt();
        facts = open.text().getBytes(StandardCharsets.UTF_8);
      }
      if (!Arrays.equals(Hashes.sha256(salt, facts), entry.commitment())) {
        wrong(findings, entry, "its facts and salt are not what it commits to");
        return Optional.empty();
      }
      return Optional.of(new Walked(entry, salt, reader.read(facts)));
    } catch (IOException | RuntimeException unreadable) {
      wrong(findings, entry, "its facts cannot be opened");
      return Optional.empty();
    }
  }

  private static boolean blank(Line line) {
    LedgerEntry entry = line.entry();
    return entry.objectKind().equals(Blanks.OBJECT) && entry.actorId() == 0 && entry.requestId().isEmpty()
        && (line.facts() == null || Arrays.equals(line.facts(), Canonical.json(Map.of())));
  }

  private static void wrong(Findings findings, LedgerEntry entry, String what) {
    findings.add("ledger_entry", Ids.show(entry.id()), what, Confidential.is(entry.objectKind()));
  }

  private static Line line(ResultSet row) throws SQLException {
    LedgerEntry entry =
        new LedgerEntry(row.getLong(1), Cells.moment(row, 2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6), row.getString(7),
            row.getInt(8), row.getBytes(9));
    byte[] leaf = row.getBytes(12);
    boolean repeated = leaf != null && entry.at().equals(Cells.moment(row, 13)) && entry.kind().equals(row.getString(14))
        && entry.objectKind().equals(row.getString(15)) && entry.objectId() == row.getLong(16) && entry.actorId() == row.getLong(17);
    row.getLong(18);
    boolean pending = !row.wasNull();
    return new Line(entry, row.getBytes(10), row.getBytes(11), leaf, repeated, pending);
  }
}
