package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody, the database's own administrator included, records today what is to be of another day. */
class TamperTimeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BATCHES = 6;
  private static TableCopies before;

  private final City city = City.another();
  private final Sql sql = city.bean(Sql.class);

  /** So many batches that what is put in later stands in one of its own. */
  @BeforeEach
  void record() throws SQLException {
    if (before == null) {
      city.firm();
      for (int i = 0; i < BATCHES; i++) {
        city.bean(Transactions.class).run(() -> city.bean(Ledger.class).appendUnnamed(Confidential.BLANK, "ledger", 0, Map.of()));
        sequenced();
      }
      before = TableCopies.take(city.database(), "times");
    }
    assertThat(verify()).as("before anybody touched it").isEmpty();
  }

  @AfterEach
  void undo() throws SQLException {
    before.restore();
    city.bean(Sequencer.class).forget();
  }

  @AfterAll
  static void drop() throws SQLException {
    if (before != null) {
      before.drop();
    }
  }

  @Test
  void anEntryThatIsPutInBackdated() throws SQLException {
    Instant then = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
    long planted = Ids.firstAt(then) + 7;
    plant(planted, then);
    sequenced();
    assertThat(verify()).first().asString().contains("ledger_entry " + Ids.show(planted));
  }

  /** Without the checkpoints between then and now, and though the times of those that are left fit. */
  @Test
  void anEntryThatIsPutInBackdatedAndTheCheckpointsSinceTaken() throws SQLException {
    Instant then = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
    long planted = Ids.firstAt(then) + 7;
    plant(planted, then);
    sequenced();
    long index = number("SELECT idx FROM ledger_leaf WHERE entry_id = ?", planted);
    owner("UPDATE ledger_checkpoint SET at = ? WHERE size = 0", then.minus(Duration.ofDays(1)));
    owner("DELETE FROM ledger_checkpoint WHERE size > 0 AND size <= ?", index);
    assertThat(verify()).filteredOn(found -> !found.startsWith("ledger_checkpoint ")).containsExactly(
        "ledger_entry " + Ids.show(planted) + ": its leaf " + index + " came too late for its time: its id says "
        + Ids.madeAt(planted) + ", and leaves of batches before it are of " + earlier(index));
    assertThat(verify()).anyMatch(found -> found.startsWith("ledger_checkpoint ") && found.contains(": it is not there: the hashes of the leaves"));
  }

  @Test
  void aLeafBeforeTheFirst() throws SQLException {
    long index = number("SELECT MAX(idx) FROM ledger_leaf WHERE kind = 'ledger.blank'");
    owner("INSERT INTO ledger_leaf (idx, entry_id, hash, at, kind, object_kind, object_id, actor_id)"
        + " SELECT -7, 7, hash, at, kind, object_kind, object_id, actor_id FROM ledger_leaf WHERE idx = ?", index);
    assertThat(verify()).contains("ledger_leaf -7: it stands before the first leaf, where no tree has any");
  }

  /** The youngest entry of a batch before: a batch begins where the hashes descend. */
  private Instant earlier(long index) {
    long begins = number("SELECT MAX(l.idx) FROM ledger_leaf l JOIN ledger_leaf p ON p.idx = l.idx - 1 WHERE l.idx <= ? AND p.hash >= l.hash", index);
    return Ids.madeAt(number("SELECT MAX(entry_id) FROM ledger_leaf WHERE idx < ?", begins));
  }

  @Test
  void aFreshEntryThatClaimsAnEarlierTimeOfASampleCity() throws SQLException {
    long planted = Ids.next();
    plant(planted, Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS));
    sequenced();
    Instant mark = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    owner("INSERT INTO sample_city (seed, made_at) VALUES (7, ?)", mark);
    assertThat(verify()).containsExactlyInAnyOrder(
        "sample_city " + mark + ": a sample city cannot have been made then: the registry had records of its own before",
        "ledger_entry " + Ids.show(planted) + ": its time " + stored(planted) + " is not that of its id, " + Ids.madeAt(planted));
  }

  private Instant stored(long entry) {
    return sql.first(row -> Sql.instant(row, "at"), "SELECT at FROM ledger_entry WHERE id = ?", entry).orElseThrow();
  }

  @Test
  void aFreshEntryThatClaimsAnEarlierTime() throws SQLException {
    long planted = Ids.next();
    plant(planted, Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS));
    sequenced();
    assertThat(verify()).first().asString().contains("ledger_entry " + Ids.show(planted));
  }

  /** What is to record nothing is not looked at by anybody: so it has to. */
  @Test
  void aBlankEntryThatSaysSomething() {
    Ledger ledger = city.bean(Ledger.class);
    Transactions transactions = city.bean(Transactions.class);
    List<Long> entries = List.of(
        transactions.write(() -> ledger.appendUnnamed(Confidential.BLANK, "ledger", 0, Map.of("says", "something"))).id(),
        transactions.write(() -> ledger.append(Confidential.BLANK, "ledger", 0, 7, Map.of())).id(),
        transactions.write(() -> ledger.appendUnnamed(Confidential.BLANK, "visit", 0, Map.of())).id());
    sequenced();
    assertThat(verify()).contains(entries.stream().map(entry -> "ledger_entry " + Ids.show(entry)
        + ": its kind is of entries that record nothing, and it records something").toArray(String[]::new));
  }

  /** An entry as the service would write it, of a time of the administrator's choice. */
  private void plant(long id, Instant when) throws SQLException {
    byte[] salt = new byte[16];
    byte[] facts = Canonical.json(Map.of());
    owner("INSERT INTO ledger_entry (id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment, salt, facts)"
        + " VALUES (?, ?, 'ledger.blank', 'ledger', 0, 0, '', 2, ?, ?, ?)", id, when, Hashes.sha256(salt, facts), salt, facts);
    owner("INSERT INTO ledger_pending (entry_id) VALUES (?)", id);
  }

  private void sequenced() {
    await().atMost(PATIENCE).until(() -> number("SELECT COUNT(*) FROM ledger_pending") == 0);
  }

  private long number(String query, Object... arguments) {
    return sql.first(row -> row.getLong(1), query, arguments).orElseThrow();
  }

  private void owner(String statement, Object... arguments) throws SQLException {
    Owner.run(city, statement, arguments);
  }

  private List<String> verify() {
    return VerifiedBy.verification(city, List.of());
  }
}
