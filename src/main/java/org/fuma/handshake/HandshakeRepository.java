package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** The rows of answers. */
@Singleton
class HandshakeRepository {

  private final Sql sql;

  HandshakeRepository(Sql sql) {
    this.sql = sql;
  }

  void insert(Sealed step, long visit, DoorAnswer said, Signature signature, boolean counts, Optional<Long> liveStep, long actor) {
    sql.run("INSERT INTO handshake_answer (id, salt, visit_id, answer, signature, counts, live_step, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), visit, said, signature, counts ? 1 : 0, liveStep, actor, step.at());
  }

  List<Answer> of(long visit, int most) {
    return sql.list(
        row -> new Answer(
            DoorAnswer.valueOf(row.getString("answer")),
            Signature.valueOf(row.getString("signature")),
            row.getBoolean("counts"),
            Optional.ofNullable(row.getString("by_name")).orElse(""),
            Sql.instant(row, "at")),
        "SELECT h.answer, h.signature, h.counts, p.display_name AS by_name, h.at FROM handshake_answer h LEFT JOIN account p ON p.id = h.actor_id"
            + " WHERE h.visit_id = ? ORDER BY h.id LIMIT ?",
        visit, most);
  }

  /** Counts one more answer that does not count for the handshake; false when that many are kept already. */
  boolean keep(long visit, DoorAnswer said, Signature signature, int most) {
    if (oneMore(visit, said, signature, most)) {
      return true;
    }
    if (kept(visit, said, signature) > 0) {
      return false;
    }
    try {
      sql.run("INSERT INTO handshake_count (visit_id, answer, signature, kept) VALUES (?, ?, ?, 1)", visit, said, signature);
      return true;
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        return oneMore(visit, said, signature, most);
      }
      throw refused;
    }
  }

  int kept(long visit, DoorAnswer said, Signature signature) {
    return sql.first(row -> row.getInt(1), "SELECT kept FROM handshake_count WHERE visit_id = ? AND answer = ? AND signature = ?", visit, said, signature)
        .orElse(0);
  }

  private boolean oneMore(long visit, DoorAnswer said, Signature signature, int most) {
    return sql.run("UPDATE handshake_count SET kept = kept + 1 WHERE visit_id = ? AND answer = ? AND signature = ? AND kept < ?",
            visit, said, signature, most)
        == 1;
  }
}
