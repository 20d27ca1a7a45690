package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.visit.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the database's own administrator changes, {@code verify --all} finds it and names the row. */
class TamperTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static Before before;

  @TempDir Path folder;

  private final City city = City.another();
  private final Sql sql = city.bean(Sql.class);

  /** What there is to be changed: made once, and brought back after each test. */
  private record Before(TableCopies copies, Door door, String visit, String other, List<Long> ratings, long code, String complaint, Path checkpoint) {}

  @BeforeEach
  void record() throws Exception {
    if (before == null) {
      before = acts();
    }
    assertThat(verify()).as("before anybody touched it").isEmpty();
  }

  @AfterEach
  void undo() throws Exception {
    restore();
  }

  /** As if the service had been stopped for it: one that runs would not go on from an older log. */
  private void restore() throws SQLException {
    before.copies().restore();
    city.bean(Sequencer.class).forget();
  }

  private Before acts() throws Exception {
    Door door = new Door(city);
    Door second = new Door(city);
    // The visits and what follows them are in batches of their own: the last hour.
    sequenced();
    String visit = left(door);
    String other = left(second);
    for (Map.Entry<Door, Integer> said : Map.of(door, 4, second, 5).entrySet()) {
      String of = said.getKey() == door ? visit : other;
      said.getKey().firm().post("/api/v1/visits/" + of + "/rating", Rounds.said(said.getValue())).expect(201);
    }
    String complaint = door.firm().post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", "一段足够长的说明文字，共十个字以上。")).created();
    city.signedIn(Role.SUPERVISOR).post("/api/v1/complaints/" + complaint + "/acceptance", Map.of("text", "已受理，将依法调查处理。")).expect(200);
    long code = number("SELECT id FROM code_head WHERE current_of = ?", door.enterprise);
    sequenced();
    Path checkpoint = Files.writeString(Files.createTempFile("fuma", ".checkpoint"), city.anyone().get("/log/checkpoint").expect(200).body());
    List<Long> ratings = sql.list(row -> row.getLong("id"), "SELECT id FROM rating WHERE visit_id IN (?, ?) ORDER BY id", id(visit), id(other));
    return new Before(TableCopies.take(city.database(), "first"), door, visit, other, ratings, code, complaint, checkpoint);
  }

  private static String left(Door door) {
    String visit = door.official.post("/api/v1/visits", door.inspection()).created();
    door.official.post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    return visit;
  }

  @Test
  void aChangedTimeOfAVisit() throws SQLException {
    owner("UPDATE visit SET arrived_at = ? WHERE id = ?", Instant.EPOCH, id(before.visit()));
    assertThat(verify()).first().asString().contains("visit " + before.visit(), "arrivedAt");
  }

  @Test
  void aChangedTimeOfAStep() throws SQLException {
    long step = number("SELECT MAX(id) FROM code_step WHERE code_id = ?", before.code());
    owner("UPDATE code_step SET at = ? WHERE id = ?", Instant.EPOCH, step);
    assertThat(verify()).first().asString().contains("code_step " + Ids.show(step));
  }

  @Test
  void aChangedTimeOfAnEntryAndItsLeaf() throws SQLException {
    long entry = entry("visit.logged", before.visit());
    owner("UPDATE ledger_entry SET at = ? WHERE id = ?", Instant.EPOCH, entry);
    assertThat(verify()).first().asString().contains("ledger_entry " + Ids.show(entry));
    owner("UPDATE ledger_leaf SET at = ? WHERE entry_id = ?", Instant.EPOCH, entry);
    assertThat(verify()).first().asString().contains("ledger_entry " + Ids.show(entry));
  }

  @Test
  void aDeletedStep() throws SQLException {
    long entry = entry("visit.departed", before.visit());
    owner("DELETE FROM visit_step WHERE id = ?", entry);
    assertThat(verify()).first().asString().contains("visit_step " + Ids.show(entry));
  }

  @Test
  void aDeletedStepWithItsEntryAndItsLeaf() throws SQLException {
    long entry = entry("visit.departed", before.visit());
    long index = number("SELECT idx FROM ledger_leaf WHERE entry_id = ?", entry);
    owner("DELETE FROM visit_step WHERE id = ?", entry);
    owner("DELETE FROM ledger_entry WHERE id = ?", entry);
    owner("DELETE FROM ledger_leaf WHERE entry_id = ?", entry);
    assertThat(verify()).first().asString().contains("ledger_leaf " + index);
  }

  @Test
  void swappedRatings() throws SQLException {
    long first = before.ratings().get(0);
    long second = before.ratings().get(1);
    byte[] sealed = sql.first(row -> row.getBytes("sealed"), "SELECT sealed FROM rating WHERE id = ?", first).orElseThrow();
    byte[] other = sql.first(row -> row.getBytes("sealed"), "SELECT sealed FROM rating WHERE id = ?", second).orElseThrow();
    owner("UPDATE rating SET sealed = ? WHERE id = ?", other, first);
    owner("UPDATE rating SET sealed = ? WHERE id = ?", sealed, second);
    assertThat(verify()).anySatisfy(found -> assertThat(found).contains("rating " + Ids.show(first)))
        .anySatisfy(found -> assertThat(found).contains("rating " + Ids.show(second)));
  }

  @Test
  void aHeadThatItsStepsContradict() throws SQLException {
    owner("UPDATE code_head SET state = 'SUSPENDED' WHERE id = ?", before.code());
    assertThat(verify()).first().asString().contains("code_head " + Ids.show(before.code()));
    restore();
    owner("UPDATE complaint_head SET state = 'CLOSED', due_kind = NULL, due_day = NULL WHERE id = ?", id(before.complaint()));
    assertThat(verify()).first().asString().contains("complaint_head " + before.complaint());
    restore();
    owner("UPDATE visit_head SET state = 'ARRIVED' WHERE id = ?", id(before.visit()));
    assertThat(verify()).first().asString().contains("visit_head " + before.visit());
  }

  @Test
  void swappedSalts() throws SQLException {
    long first = entry("visit.logged", before.visit());
    long second = entry("visit.logged", before.other());
    byte[] salt = sql.first(row -> row.getBytes("salt"), "SELECT salt FROM ledger_entry WHERE id = ?", first).orElseThrow();
    byte[] other = sql.first(row -> row.getBytes("salt"), "SELECT salt FROM ledger_entry WHERE id = ?", second).orElseThrow();
    owner("UPDATE ledger_entry SET salt = ? WHERE id = ?", other, first);
    owner("UPDATE ledger_entry SET salt = ? WHERE id = ?", salt, second);
    assertThat(verify()).first().asString().contains("ledger_entry " + Ids.show(Math.min(first, second)));
    restore();
    owner("UPDATE visit SET salt = ? WHERE id = ?", other, id(before.visit()));
    assertThat(verify()).first().asString().contains("visit " + before.visit());
  }

  @Test
  void theLastHourDroppedFromTheLedger() throws SQLException {
    long index = number("SELECT idx FROM ledger_leaf WHERE entry_id = ?", entry("visit.logged", before.visit()));
    long size = number("SELECT MAX(size) FROM ledger_checkpoint WHERE size <= ?", index);
    owner("DELETE FROM ledger_entry WHERE id IN (SELECT entry_id FROM ledger_leaf WHERE idx >= ?)", size);
    owner("DELETE FROM ledger_leaf WHERE idx >= ?", size);
    owner("DELETE FROM ledger_checkpoint WHERE size > ?", size);
    assertThat(verify()).anySatisfy(found -> assertThat(found).contains("visit " + before.visit()));
  }

  @Test
  void aTruncatedLog() throws SQLException {
    long size = number("SELECT MAX(size) FROM ledger_checkpoint");
    owner("DELETE FROM ledger_leaf WHERE idx >= ?", size - 2);
    assertThat(verify()).first().asString().contains("ledger_leaf " + (size - 2));
  }

  @Test
  void aReplayedCheckpoint() throws SQLException {
    long size = number("SELECT MAX(size) FROM ledger_checkpoint");
    owner("UPDATE ledger_checkpoint SET note = (SELECT note FROM (SELECT note FROM ledger_checkpoint ORDER BY size LIMIT 1) AS old),"
        + " root = (SELECT root FROM (SELECT root FROM ledger_checkpoint ORDER BY size LIMIT 1) AS old) WHERE size = ?", size);
    assertThat(verify()).first().asString().contains("ledger_checkpoint " + size);
  }

  @Test
  void anOlderBackup() throws Exception {
    left(before.door());
    sequenced();
    String outside = city.anyone().get("/log/checkpoint").expect(200).body();
    Path copy = Files.writeString(folder.resolve("outside"), outside);
    restore();
    assertThat(verify()).as("the database alone cannot tell").isEmpty();
    assertThat(verify(before.checkpoint())).as("an older copy cannot either").isEmpty();
    assertThat(verify(copy)).first().asString().contains(outside.lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void anUnlawfulErasure() throws SQLException {
    long content = number("SELECT MAX(id) FROM enterprise_content");
    owner("DELETE FROM enterprise_content WHERE id = ?", content);
    assertThat(verify()).first().asString().contains("enterprise_content " + Ids.show(content));
  }

  @Test
  void anEntryRemovedBeforeItHadAPlace() throws Exception {
    owner("UPDATE ledger_sequencer SET epoch = epoch + 1, held_until = ?", Instant.now().plus(Duration.ofHours(1)));
    Reply reply = before.door().official.post("/api/v1/visits", before.door().inspection()).expect(201);
    Path receipt = Files.write(folder.resolve("receipt"), Base64.getDecoder().decode(reply.header("Fuma-Receipt")));
    assertThat(verify(receipt)).as("it still waits").isEmpty();
    long entry = entry("visit.logged", reply.created());
    restore();
    assertThat(verify()).as("without the receipt nobody can tell").isEmpty();
    assertThat(verify(receipt)).first().asString().contains(Ids.show(entry));
  }

  private void sequenced() {
    await().atMost(PATIENCE).until(() -> number("SELECT COUNT(*) FROM ledger_pending") == 0);
  }

  private long entry(String kind, String object) {
    return number("SELECT id FROM ledger_entry WHERE kind = ? AND object_id = ?", kind, id(object));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow();
  }

  private long number(String query, Object... arguments) {
    return sql.first(row -> row.getLong(1), query, arguments).orElseThrow();
  }

  private void owner(String statement, Object... arguments) throws SQLException {
    Owner.run(city, statement, arguments);
  }

  /** What is found, the first first; with papers from outside: checkpoints and receipts. */
  private List<String> verify(Path... papers) {
    return VerifiedBy.verification(city, Arrays.asList(papers));
  }
}
