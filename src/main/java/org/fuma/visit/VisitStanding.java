package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/**
 * Where a visit stands with the firm and with its second official. Each change is one conditional update of the head, whose row count decides races;
 * the ledger entry is its caller's.
 */
@Singleton
public class VisitStanding {

  private final Sql sql;

  VisitStanding(Sql sql) {
    this.sql = sql;
  }

  /** Closes the handshake; false when it is closed already. */
  public boolean close(long visit, Handshake as) {
    return sql.run("UPDATE visit_head SET handshake = ?, version = version + 1 WHERE id = ? AND handshake = ?", as, visit, Handshake.OPEN) == 1;
  }

  /** Takes one of the visit's tries at live digits; false when that many have been wrong. */
  public boolean takeTry(long visit, int most) {
    return sql.run("UPDATE visit_head SET wrong_digits = wrong_digits + 1 WHERE id = ? AND wrong_digits < ?", visit, most) == 1;
  }

  /** Gives a try back whose digits were not wrong. */
  public void giveTryBack(long visit) {
    sql.run("UPDATE visit_head SET wrong_digits = wrong_digits - 1 WHERE id = ? AND wrong_digits > 0", visit);
  }

  /** True when an arrival, or the handshake of another visit, has used that step of the code's live digits up. */
  public boolean used(long code, long step, long visit) {
    return sql.first(
            row -> 1,
            "SELECT 1 FROM visit WHERE code_id = ? AND live_step = ?"
                + " UNION ALL SELECT 1 FROM live_code_use WHERE code_id = ? AND step = ? AND visit_id <> ?",
            code, step, code, step, visit)
        .isPresent();
  }

  /**
   * Uses a step of the code's live digits up for the visit's handshake: one serves one purpose. The code's row, which an arrival holds too, makes
   * everybody who wants the step wait for the transaction's end.
   *
   * @return false when it is used already
   */
  public boolean takeStep(long code, long step, long visit, long actor, Instant at) {
    sql.first(row -> row.getLong(1), "SELECT id FROM code_head WHERE id = ? FOR UPDATE", code);
    if (used(code, step, visit)) {
      return false;
    }
    try {
      sql.run("INSERT INTO live_code_use (code_id, step, visit_id, actor_id, at) VALUES (?, ?, ?, ?, ?)", code, step, visit, actor, at);
      return true;
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * The second official is there; false when nobody is awaited (any more).
   *
   * @param leftToo true where one may confirm although they have left: for a visit that was entered afterwards
   */
  public boolean confirmSecond(long visit, boolean leftToo) {
    return sql.run("UPDATE visit_head SET second_person = ?, version = version + 1 WHERE id = ? AND second_person = ? AND state IN (?, ?)",
            SecondOfficial.CONFIRMED, visit, SecondOfficial.AWAITED, VisitState.ARRIVED, leftToo ? VisitState.DEPARTED : VisitState.ARRIVED)
        == 1;
  }

  /**
   * Keeps an official's own confirmation of being there.
   *
   * @param means how the visit was found: by its code, or on its page
   */
  public void present(Sealed step, long visit, long official, String means, long actor) {
    sql.run("INSERT INTO visit_presence (id, salt, visit_id, official_id, means, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), visit, official, means, actor, step.at());
  }

  /** The officials who confirmed for themselves. */
  public Set<Long> present(long visit) {
    return new HashSet<>(sql.list(row -> row.getLong(1), "SELECT official_id FROM visit_presence WHERE visit_id = ?", visit));
  }
}
