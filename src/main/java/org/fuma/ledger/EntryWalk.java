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
  /** How long an entry may wait for its leaf while others get theirs: as long as the longest transactions last that write many. */
  private static final Duration QUEUED = Duration.ofMinutes(5);
  /** The sample city is written as of days gone by; its mark is set as it begins. */
  private static final Duration SAMPLE_LASTS = Duration.ofHours(1);

  private static final String SELECT =
      "SELECT e.id, e.at, e.kind, e.object_kind, e.object_id, e.actor_id, e.request_id, e.form, e.commitment, e.salt, e.facts,"
          + " l.hash, l.at, l.kind, l.object_kind, l.object_id, l.actor_id, p.entry_id FROM ledger_entry e"
          + " LEFT JOIN ledger_leaf l ON l.entry_id = e.id LEFT JOIN ledger_pending p ON p.entry_id = e.id WHERE e.id > ? ORDER BY e.id LIMIT " + PAGE;

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
   * @param before   the moment of the newest checkpoint: what was recorded well before it has its leaf
   * @param progress is told after each page how many entries were seen
   * @return how many entries there are, and how many wait for their leaf
   */
  Counts walk(Mapping mapping, Optional<Instant> before, Findings findings, LongConsumer progress) {
    Optional<Instant> sample = sql.first(row -> Sql.instant(row, "made_at"), "SELECT made_at FROM sample_city ORDER BY made_at DESC LIMIT 1");
    long seen = 0;
    long waiting = 0;
    List<Line> page = List.of();
    do {
      page = sql.list(EntryWalk::line, SELECT, page.isEmpty() ? Long.MIN_VALUE : page.getLast().entry().id());
      List<Walked> walked = new ArrayList<>(page.size());
      for (Line line : page) {
        placed(line, before, findings);
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

  private void placed(Line line, Optional<Instant> before, Findings findings) {
    LedgerEntry entry = line.entry();
    if (line.leaf() == null) {
      Instant latest = Ids.madeAt(entry.id()).plus(line.pending() ? QUEUED : TOLERANCE);
      boolean late = before.filter(latest::isBefore).isPresent();
      if (late) {
        wrong(findings, entry, "it has no leaf in the tree, though later checkpoints were signed");
      } else if (!line.pending() && entry.form() > 1) {
        wrong(findings, entry, "it neither has a leaf nor waits for one");
      }
      return;
    }
    if (!Arrays.equals(line.leaf(), entry.hash())) {
      wrong(findings, entry, "it is not what its leaf in the tree commits to: its time, kind, object, actor, request, form or commitment was changed");
    } else if (!line.repeated()) {
      findings.add("ledger_leaf", "of entry " + Ids.show(entry.id()), "its columns differ from the entry's", Confidential.is(entry.objectKind()));
    }
    if (line.pending()) {
      wrong(findings, entry, "it waits for a leaf though it has one");
    }
  }

  private static void timed(LedgerEntry entry, Optional<Instant> sample, Findings findings) {
    Instant made = Ids.madeAt(entry.id());
    boolean ofSample = sample.filter(mark -> made.isBefore(mark.plus(SAMPLE_LASTS))).isPresent();
    if (!ofSample && entry.form() > 1 && Duration.between(made, entry.at()).abs().compareTo(TOLERANCE) > 0) {
      wrong(findings, entry, "its time " + entry.at() + " is not that of its id, " + made);
    }
  }

  private Optional<Walked> opened(Line line, Findings findings) {
    LedgerEntry entry = line.entry();
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
