package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the tree's tables contradict each other, nothing is appended, and the row is named. */
class SequencerBrokenTest {

  private final Log log = City.get().bean(Log.class);
  private final SequencerStand stand = new SequencerStand();
  private Sequencer sequencer;
  private List<Long> entries;
  private long size;

  @BeforeEach
  void somethingWaits() {
    sequencer = stand.leading(stand.sequencer(SequencerStand.TAILS, Sequencer.MOST));
    // The last tile holds some leaves: what a node above covers is looked at by the verification alone.
    do {
      stand.append(4);
      sequencer.round();
      stand.keep();
    } while (log.size() % Tree.TILE < 4);
    entries = stand.append(1);
    size = log.size();
    stand.owner("DROP TABLE IF EXISTS kept_row");
  }

  @AfterEach
  void theServiceGoesOn() {
    sequencer.tick();
    assertThat(sequencer.standing().trouble()).isEmpty();
    assertThat(stand.indexes(entries)).containsExactly(size);
    stand.assertWhole();
    stand.owner("DROP TABLE IF EXISTS kept_row");
    stand.free();
  }

  @Test
  void aCheckpointThatIsGone() {
    stops("ledger_checkpoint", "size = " + size, "ledger_leaf ");
  }

  @Test
  void aLeafThatIsGone() {
    stops("ledger_leaf", "idx = " + (size - 1), "ledger_leaf " + (size - 1));
  }

  @Test
  void aLeafThatIsGoneFurtherBelow() {
    stops("ledger_leaf", "idx = " + (size - 2), "ledger_leaf ");
  }

  @Test
  void aLeafThatIsAnother() {
    stand.owner("UPDATE ledger_leaf SET hash = UNHEX(SHA2(HEX(hash), 256)) WHERE idx = " + (size - 1));
    try {
      refused("ledger_checkpoint " + size + ": its root is not that of the stored leaves");
    } finally {
      stand.owner("UPDATE ledger_leaf SET hash = UNHEX('" + hash(size - 1) + "') WHERE idx = " + (size - 1));
    }
  }

  @Test
  void anOlderBackupThatFitsInItself() {
    long older = City.get().bean(Sql.class)
        .first(row -> row.getLong(1), "SELECT MAX(size) FROM ledger_checkpoint WHERE size < ?", size).orElseThrow();
    stand.owner("CREATE TABLE kept_row AS SELECT * FROM ledger_checkpoint WHERE size = " + size);
    stand.owner("CREATE TABLE kept_leaves AS SELECT * FROM ledger_leaf WHERE idx >= " + older);
    stand.owner("DELETE FROM ledger_checkpoint WHERE size = " + size);
    stand.owner("DELETE FROM ledger_leaf WHERE idx >= " + older);
    try {
      refused("ledger_checkpoint " + size + ": it was signed, and is not there any more");
      assertThat(log.size()).as("nothing else was signed").isEqualTo(older);
    } finally {
      stand.owner("INSERT INTO ledger_leaf SELECT * FROM kept_leaves");
      stand.owner("INSERT INTO ledger_checkpoint SELECT * FROM kept_row");
      stand.owner("DROP TABLE kept_leaves");
    }
  }

  /** What a program of before the tree recorded comes before everything else: at the first round of all, which is one without any checkpoint. */
  @Test
  void entriesOfBeforeTheTreeAreQueuedBeforeTheFirstCheckpoint() {
    Sql sql = City.get().bean(Sql.class);
    long old = Ids.firstAt(City.get().bean(ServiceClock.class).instant().minus(Duration.ofDays(90))) + 7;
    String entry = "INSERT INTO ledger_entry (id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment)"
        + " VALUES (%s, UTC_TIMESTAMP(6) - INTERVAL 90 DAY, 'ledger.blank', 'ledger', 0, 0, '', %s, REPEAT('x', 32))";
    stand.owner("CREATE TABLE kept_row AS SELECT * FROM ledger_checkpoint");
    try {
      stand.owner(entry.formatted(old, 1));
      stand.owner(entry.formatted(old + 1, 2));
      stand.owner("DELETE FROM ledger_checkpoint");
      sequencer.forget();
      refused("ledger_leaf 0: no checkpoint covers it");
      assertThat(sql.list(row -> row.getLong(1), "SELECT entry_id FROM ledger_pending WHERE entry_id IN (?, ?)", old, old + 1)).containsExactly(old);
    } finally {
      stand.owner("DELETE FROM ledger_pending WHERE entry_id = " + old);
      stand.owner("DELETE FROM ledger_entry WHERE id IN (" + old + ", " + (old + 1) + ")");
      stand.owner("INSERT INTO ledger_checkpoint SELECT * FROM kept_row");
    }
  }

  /** As the entry has it, whatever stands in the leaf. */
  private String hash(long index) {
    Sql sql = City.get().bean(Sql.class);
    LedgerEntry entry = sql.first(row -> new LedgerEntry(row.getLong("id"), Sql.instant(row, "at"), row.getString("kind"),
        row.getString("object_kind"), row.getLong("object_id"), row.getLong("actor_id"), row.getString("request_id"), row.getInt("form"),
        row.getBytes("commitment")), "SELECT e.* FROM ledger_entry e JOIN ledger_leaf l ON l.entry_id = e.id WHERE l.idx = ?", index).orElseThrow();
    return HexFormat.of().formatHex(entry.hash());
  }

  private void stops(String table, String row, String named) {
    stand.owner("CREATE TABLE kept_row AS SELECT * FROM " + table + " WHERE " + row);
    stand.owner("DELETE FROM " + table + " WHERE " + row);
    try {
      refused(named);
    } finally {
      stand.owner("INSERT INTO " + table + " SELECT * FROM kept_row");
    }
  }

  private void refused(String named) {
    sequencer.tick();
    assertThat(sequencer.standing().trouble().orElseThrow()).contains("contradict", named);
    assertThat(stand.indexes(entries)).containsExactly(-1L);
    stand.keep();
  }
}
