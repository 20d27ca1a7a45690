package org.fuma.factor;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.Findings;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/**
 * What the ledger says of second factors stands in it alone: their tables are working. But a passkey, a phone or one-time codes that stand there
 * without an entry are a way in that nobody opened, and are looked for. Entries of before the facts were kept tell no more than that there was one, and
 * when: each tells of one thing.
 */
@Singleton
class FactorRecorded implements Recorded {

  private static final int PAGE = 500;
  /** Of before the facts were kept an entry tells by its moment which row it is of: both were written at once. */
  private static final Duration AT_ONCE = Duration.ofMinutes(15);
  private static final String ENTRIES =
      " LEFT JOIN ledger_entry e ON e.object_kind = 'account' AND e.object_id = w.account_id AND e.kind IN (?, ?) ORDER BY w.id, e.id";

  private final Sql sql;

  FactorRecorded(Sql sql) {
    this.sql = sql;
  }

  /** A row with one entry of its account; form 0 where there is none. */
  private record Beside(long row, List<String> says, String kind, int form, String facts, long entry) {

    boolean told() {
      return form > 1 && says.stream().allMatch(facts::contains);
    }

    /** Whether it may be of before the facts were kept. */
    boolean near() {
      return form == 1 && Duration.between(Ids.madeAt(row), Ids.madeAt(entry)).abs().compareTo(AT_ONCE) <= 0;
    }

    /** By which id alone; an entry about the end of the thing names no more. */
    boolean named() {
      return form > 1 && facts.contains(says.getFirst());
    }
  }

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.none("account.factor-added", "account.factor-removed", "account.recovery-made", "account.recovery-used", "passkey.added",
            "passkey.removed", "device.remembered", "device.forgotten"));
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("totp", "one-time codes against the last entry about them",
            "SELECT t.account_id FROM totp t WHERE t.confirmed_at IS NOT NULL AND COALESCE((SELECT e.kind FROM ledger_entry e"
                + " WHERE e.object_kind = 'account' AND e.object_id = t.account_id AND e.kind IN ('account.factor-added', 'account.factor-removed')"
                + " ORDER BY e.id DESC LIMIT 1), '') <> 'account.factor-added'"),
        new HeadCheck("account", "one-time codes that were added and not removed are there",
            "SELECT l.object_id FROM ledger_leaf l JOIN ledger_entry e ON e.id = l.entry_id"
                + " LEFT JOIN totp t ON t.account_id = l.object_id AND t.confirmed_at IS NOT NULL"
                + " WHERE l.kind = 'account.factor-added' AND e.form > 1 AND t.account_id IS NULL AND NOT EXISTS (SELECT 1 FROM ledger_entry r"
                + " WHERE r.object_kind = 'account' AND r.object_id = l.object_id AND r.kind = 'account.factor-removed' AND r.id > l.entry_id)"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }

  @Override
  public void walk(Findings findings) {
    walk(findings, "passkey", "passkey.added", "passkey.removed",
        "SELECT w.id, CONCAT('\"credential\":\"', LOWER(HEX(w.credential_hash)), '\"') AS own,"
            + " CONCAT('\"key\":\"', LOWER(SHA2(w.public_key, 256)), '\"') AS key_own, e.kind, e.form, e.facts, e.id AS entry FROM (SELECT id,"
            + " account_id, credential_hash, public_key FROM passkey WHERE id > ? ORDER BY id LIMIT " + PAGE + ") w");
    walk(findings, "device", "device.remembered", "device.forgotten",
        "SELECT w.id, '' AS own, '' AS key_own, e.kind, e.form, e.facts, e.id AS entry FROM (SELECT id, account_id FROM device"
            + " WHERE id > ? AND ended_at IS NULL ORDER BY id LIMIT " + PAGE + ") w");
  }

  private void walk(Findings findings, String table, String begins, String ends, String page) {
    long last = Long.MIN_VALUE;
    int rows = PAGE;
    Set<Long> taken = new HashSet<>();
    while (rows == PAGE) {
      List<Beside> beside = sql.list(row -> beside(table, row), page + ENTRIES, last, begins, ends);
      rows = 0;
      for (int from = 0; from < beside.size(); rows++) {
        int to = from;
        long id = beside.get(from).row();
        while (to < beside.size() && beside.get(to).row() == id) {
          to++;
        }
        List<Beside> own = beside.subList(from, to);
        List<Beside> begun = own.stream().filter(one -> one.kind().equals(begins)).toList();
        if (begun.stream().noneMatch(Beside::told) && begun.stream().filter(Beside::near).noneMatch(one -> taken.add(one.entry()))) {
          findings.add(table, Ids.show(id), "stands there although no entry of the ledger says that it was made so");
        } else if (own.stream().anyMatch(one -> one.kind().equals(ends) && one.named())) {
          findings.add(table, Ids.show(id), "stands there although the ledger says that it has ended");
        }
        last = id;
        from = to;
      }
    }
  }

  /** What the facts must say, as canonical JSON writes it: a quotation mark within a text is escaped there, so that no text passes for it. */
  private static Beside beside(String table, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    byte[] facts = row.getBytes("facts");
    return new Beside(
        id, List.of("\"" + table + "\":\"" + Ids.show(id) + "\"", row.getString("own"), row.getString("key_own")),
        Optional.ofNullable(row.getString("kind")).orElse(""), row.getInt("form"), facts == null ? "" : new String(facts, StandardCharsets.UTF_8),
        row.getLong("entry"));
  }
}
