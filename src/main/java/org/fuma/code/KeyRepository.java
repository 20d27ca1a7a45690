package org.fuma.code;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The keys' tables. */
@Singleton
class KeyRepository {

  private final Sql sql;

  KeyRepository(Sql sql) {
    this.sql = sql;
  }

  private record Step(String key, KeyEvent event, Instant since, String reason) {}

  /** Every key, oldest first. */
  List<CodeKey> all() {
    Map<String, List<Step>> steps =
        sql.list(
            row -> new Step(row.getString("key_id"), KeyEvent.valueOf(row.getString("kind")), Sql.instant(row, "since"), row.getString("reason")),
            "SELECT key_id, kind, since, reason FROM code_key_step ORDER BY key_id, step_number").stream()
            .collect(Collectors.groupingBy(Step::key));
    return sql.list(
        row -> {
          List<Step> own = steps.getOrDefault(row.getString("id"), List.of());
          return new CodeKey(row.getString("id"), row.getBytes("public_key"), Sql.instant(row, "valid_from"), until(own), compromise(own));
        },
        "SELECT id, public_key, valid_from FROM code_key ORDER BY valid_from, id");
  }

  boolean compromised(String key) {
    return sql.first(row -> 1, "SELECT 1 FROM code_key_step WHERE key_id = ? AND kind = ? LIMIT 1", key, KeyEvent.COMPROMISED).isPresent();
  }

  int steps(String key) {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM code_key_step WHERE key_id = ?", key).orElse(0);
  }

  void insert(Sealed entry, String key, byte[] publicKey) {
    sql.run("INSERT INTO code_key (id, entry_id, salt, public_key, valid_from) VALUES (?, ?, ?, ?, ?)",
        key, entry.id(), entry.salt(), publicKey, entry.at());
  }

  void step(Sealed step, String key, int number, KeyEvent event, Instant since, String reason, long actor) {
    sql.run(
        "INSERT INTO code_key_step (id, salt, key_id, step_number, kind, since, reason, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), key, number, event, since, reason, actor, step.at());
  }

  /** How many current codes each key has signed. */
  Map<String, Long> currentCodes() {
    record Count(String key, long codes) {}
    return sql.list(
        row -> new Count(row.getString(1), row.getLong(2)),
        "SELECT c.key_id, COUNT(*) FROM protection_code c JOIN code_head h ON h.id = c.id WHERE h.current_of IS NOT NULL GROUP BY c.key_id")
        .stream().collect(Collectors.toMap(Count::key, Count::codes));
  }

  private static Optional<Instant> until(List<Step> steps) {
    Optional<Instant> until = Optional.empty();
    for (Step step : steps) {
      switch (step.event()) {
        case RETIRED -> until = Optional.of(step.since());
        case RESUMED -> until = Optional.empty();
        case COMPROMISED -> { }
      }
    }
    return until;
  }

  private static Optional<CodeKey.Compromise> compromise(List<Step> steps) {
    return steps.stream().filter(step -> step.event() == KeyEvent.COMPROMISED).findFirst()
        .map(step -> new CodeKey.Compromise(step.since(), step.reason()));
  }
}
