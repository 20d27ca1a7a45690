package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the database's own administrator changes in the log itself is found, and named. */
class TamperLogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MANY = 300;

  private final City city = City.another();
  private final Sql sql = city.bean(Sql.class);

  /** So many leaves that the tree has nodes. */
  @BeforeEach
  void grown() {
    if (number("SELECT COUNT(*) FROM ledger_leaf") < MANY) {
      city.bean(Transactions.class).run(() -> {
        for (int i = 0; i < MANY; i++) {
          blank();
        }
      });
    }
    await().atMost(PATIENCE).until(() -> number("SELECT COUNT(*) FROM ledger_pending") == 0);
    assertThat(verify()).as("before anybody touched it").isEmpty();
  }

  @Test
  void aNodeThatIsNotTheHashOfItsLeaves() throws SQLException {
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_node", "hash", "UNHEX(SHA2('another', 256))", "idx", 0);
      assertThat(verify()).first().asString().isEqualTo("ledger_node 1/0: it is not the hash of the leaves below it");
    }
    try (Tampering owner = new Tampering(city)) {
      owner.remove("ledger_node", "idx", 0);
      assertThat(verify()).first().asString().isEqualTo("ledger_node 1/0: it is not there");
    }
  }

  @Test
  void aLeafWithAnotherHash() throws SQLException {
    long entry = number("SELECT entry_id FROM ledger_leaf WHERE idx = 7");
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_leaf", "hash", "UNHEX(SHA2('another', 256))", "idx", 7);
      assertThat(verify()).first().asString().startsWith("ledger_checkpoint ").endsWith(": its root is not that of the leaves");
      assertThat(verify()).anySatisfy(found -> assertThat(found).startsWith("ledger_entry " + Ids.show(entry) + ": it is not what its leaf"));
    }
  }

  @Test
  void aLeafThatShowsAuditorsAnotherActor() throws SQLException {
    long entry = number("SELECT entry_id FROM ledger_leaf WHERE idx = 7");
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_leaf", "actor_id", "actor_id + 1", "idx", 7);
      assertThat(verify()).containsExactly("ledger_leaf of entry " + Ids.show(entry) + ": its columns differ from the entry's");
    }
  }

  @Test
  void aGapInTheMiddle() throws SQLException {
    try (Tampering owner = new Tampering(city)) {
      owner.remove("ledger_leaf", "idx", 7);
      assertThat(verify()).first().asString().isEqualTo("ledger_leaf 7: it is not there: the tree has a gap");
    }
  }

  @Test
  void anEntryThatPretendsToBeOfBeforeTheTree() throws SQLException {
    long index = number("SELECT MAX(idx) FROM ledger_leaf");
    long entry = number("SELECT entry_id FROM ledger_leaf WHERE idx = " + index);
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_checkpoint", "at", "at - INTERVAL 2 DAY", "size", 0);
      owner.change("ledger_entry", "form", "1", "id", entry);
      assertThat(verify()).first().asString().isEqualTo("ledger_entry " + Ids.show(entry) + ": its leaf " + index
          + " pretends to be of before the tree (form 1)");
    }
  }

  @Test
  void aCheckpointThatWasMovedInTime() throws SQLException {
    long size = number("SELECT MAX(size) FROM ledger_checkpoint");
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_checkpoint", "at", "at - INTERVAL 1 DAY", "size", size);
      assertThat(verify()).first().asString().contains("which is after the checkpoint that covers it");
    }
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_checkpoint", "at", "at + INTERVAL 1 DAY", "size", 0);
      assertThat(verify()).first().asString().contains("came too late for its time");
    }
  }

  @Test
  void aSignatureThatIsNotOurs() throws SQLException {
    long size = number("SELECT MAX(size) FROM ledger_checkpoint");
    try (Tampering owner = new Tampering(city)) {
      owner.change("ledger_checkpoint", "note",
          "CONCAT(SUBSTRING(note, 1, LENGTH(note) - 20), 'AAAAAAAA', SUBSTRING(note, LENGTH(note) - 11))", "size", size);
      assertThat(verify()).first().asString().startsWith("ledger_checkpoint " + size + ": its signed note does not hold");
    }
  }

  @Test
  void aQueueRowThatWasTakenAway() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE ledger_sequencer SET epoch = epoch + 1, held_until = '2100-01-01'");
      try {
        long entry = city.bean(Transactions.class).write(this::blank);
        assertThat(verify()).as("it waits").isEmpty();
        statement.execute("DELETE FROM ledger_pending WHERE entry_id = " + entry);
        assertThat(verify()).containsExactly("ledger_entry " + Ids.show(entry) + ": it neither has a leaf nor waits for one");
        statement.execute("DELETE FROM ledger_entry WHERE id = " + entry);
      } finally {
        statement.execute("UPDATE ledger_sequencer SET held_until = '2000-01-01'");
      }
    }
  }

  @Test
  void anEntryThatIsGoneWhileItWaitedForItsLeaf() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE ledger_sequencer SET epoch = epoch + 1, held_until = '2100-01-01'");
      long entry = city.bean(Transactions.class).write(this::blank);
      try {
        statement.execute("DELETE FROM ledger_entry WHERE id = " + entry);
        assertThat(verify()).containsExactly("ledger_pending " + Ids.show(entry) + ": the entry that waits here for its leaf is not there");
      } finally {
        statement.execute("DELETE FROM ledger_pending WHERE entry_id = " + entry);
        statement.execute("UPDATE ledger_sequencer SET held_until = '2000-01-01'");
      }
    }
  }

  /** As an upgrade leaves it until the night, or until another one. */
  @Test
  void anEntryOfBeforeTheTreeMayWait() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement(); Tampering times = new Tampering(city)) {
      statement.execute("UPDATE ledger_sequencer SET epoch = epoch + 1, held_until = '2100-01-01'");
      long entry = Ids.firstAt(Instant.now().minus(Duration.ofDays(90))) + 7;
      try {
        statement.execute("INSERT INTO ledger_entry (id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment)"
            + " VALUES (" + entry + ", UTC_TIMESTAMP(6) - INTERVAL 90 DAY, 'ledger.blank', 'ledger', 0, 0, '', 1, REPEAT('x', 32))");
        assertThat(verify()).isEmpty();
        times.change("ledger_checkpoint", "at", "at - INTERVAL 8 DAY", "size", 0);
        assertThat(verify()).containsExactly(
            "ledger_entry " + Ids.show(entry) + ": it has no leaf in the tree, though later checkpoints were signed");
      } finally {
        statement.execute("DELETE FROM ledger_pending WHERE entry_id = " + entry);
        statement.execute("DELETE FROM ledger_entry WHERE id = " + entry);
        statement.execute("UPDATE ledger_sequencer SET held_until = '2000-01-01'");
      }
    }
  }

  /** A key that was given up may have been stolen: it holds for what it signed before today's, and for nothing after. */
  @Test
  void aFormerKeyThatSignsAgain() throws SQLException {
    LogKeys keys = city.bean(LogKeys.class);
    NoteSigner former = new NoteSigner(keys.origin(), Hashes.sha256("a former key".getBytes(StandardCharsets.UTF_8)));
    NoteSigner receipts = new NoteSigner(keys.receipt().key().name(), Hashes.sha256("a former key of receipts".getBytes(StandardCharsets.UTF_8)));
    long size = number("SELECT MAX(size) FROM ledger_checkpoint");
    try (ApplicationContext program = city.beside(Map.of("fuma.former-log-keys", former.key().vkey() + "," + receipts.key().vkey()))) {
      Verification verification = program.getBean(Verification.class);
      try (Tampering owner = new Tampering(city)) {
        owner.change("ledger_checkpoint", "note", "UNHEX('" + HexFormat.of().formatHex(signed(former, 0)) + "')", "size", 0);
        assertThat(verification.run(Verification.Options.NONE).found()).as("before today's").isEmpty();
      }
      try (Tampering owner = new Tampering(city)) {
        owner.change("ledger_checkpoint", "note", "UNHEX('" + HexFormat.of().formatHex(signed(former, size)) + "')", "size", size);
        assertThat(verification.run(Verification.Options.NONE).found()).extracting(Object::toString)
            .containsExactly("ledger_checkpoint " + size + ": a former key signed it, though today's had come into use before");
      }
      String line = Ids.show(Ids.next()) + " " + "0".repeat(64) + " " + Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
      OutsideCopies.Given paper = new OutsideCopies.Given("paper", receipts.sign(keys.receipt().key().name() + "\n" + line + "\n"));
      assertThat(verification.run(new Verification.Options(List.of(), List.of(paper), progress -> {})).found()).extracting(Object::toString)
          .anySatisfy(found -> assertThat(found).startsWith("receipt paper: a former key signed for "));
    }
  }

  /** Who has the former key and the database makes the whole tree anew, without any checkpoint by today's. */
  @Test
  void aFormerKeyThatSignsALargerTreeThanItWasGivenUpAt() {
    LogKeys keys = city.bean(LogKeys.class);
    String former = keys.checkpoint().key().vkey();
    long size = number("SELECT MAX(size) FROM ledger_checkpoint");
    assertThat(walked(former)).isEmpty();
    assertThat(walked(former + "@" + (size - 1))).first().asString()
        .isEqualTo("ledger_checkpoint " + size + ": a former key signed it, which had been given up at a smaller size");
  }

  /** What the walk through the log finds under another key. */
  private List<Findings.Finding> walked(String former) {
    LogKeys today = new LogKeys(URI.create(city.address()), Hashes.sha256("another log key".getBytes(StandardCharsets.UTF_8)), List.of(former));
    Findings findings = new Findings();
    city.bean(Transactions.class).snapshot(() -> new LogWalk(sql, today).walk(List.of(), findings, seen -> {}));
    return findings.found();
  }

  private byte[] signed(NoteSigner signer, long size) {
    byte[] root = sql.first(row -> row.getBytes("root"), "SELECT root FROM ledger_checkpoint WHERE size = ?", size).orElseThrow();
    return signer.sign(new Checkpoint(city.bean(LogKeys.class).origin(), size, root).text());
  }

  @Test
  void aPaperThatIsNotOfThisLog() {
    OutsideCopies.Given strange = new OutsideCopies.Given("strange", "nothing signed".getBytes(StandardCharsets.UTF_8));
    Verification.Options options = new Verification.Options(List.of(strange), List.of(strange), progress -> {});
    assertThat(city.bean(Verification.class).run(options).found().stream().map(Object::toString).toList())
        .satisfiesExactly(found -> assertThat(found).startsWith("copy strange: it is no checkpoint of this log"),
            found -> assertThat(found).startsWith("receipt strange: it is no receipt of this log"));
  }

  private long blank() {
    return city.bean(Ledger.class).appendUnnamed(Confidential.BLANK, "ledger", 0, Map.of()).id();
  }

  private long number(String query) {
    return sql.first(row -> row.getLong(1), query).orElseThrow();
  }

  private List<String> verify() {
    return VerifiedBy.verification(city, List.of());
  }
}
