package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** What the firm remarks on a visit, and what its officials note when the firm would not sign. Words are added, never changed. */
@Singleton
public class Remarks {

  /** Remarks of the firm on one visit. */
  static final int MOST = 10;
  static final int LONGEST = 2_000;

  private static final int SHORTEST_NOTE = 4;
  static final String PLACE = "visit-remark:";

  private final Sql sql;
  private final Vault vault;
  private final VisitLog visits;
  private final Attendance attendance;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Remarks(Sql sql, Vault vault, VisitLog visits, Attendance attendance, Ledger ledger, Idempotency idempotency) {
    this.sql = sql;
    this.vault = vault;
    this.visits = visits;
    this.attendance = attendance;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Act(long visit, RemarkKind kind, String text, Optional<Boolean> readOut) {}

  /**
   * Adds a remark of the firm, at any time.
   *
   * @param text 1 to 2,000 characters
   * @throws Failure.Conflict  when there are ten already
   * @throws Failure.Forbidden without {@link Permission#VISIT_CONFIRM}
   * @throws Failure.NotFound  when there is no such visit to a firm of the actor's
   */
  public void remark(Actor by, long visit, String text, Optional<String> key) {
    by.require(Permission.VISIT_CONFIRM);
    if (!by.speaksFor(visits.see(by, visit).enterprise())) {
      throw new Failure.NotFound();
    }
    Checks checks = new Checks();
    Act act = new Act(visit, RemarkKind.FIRM, checks.required("text", text, LONGEST), Optional.empty());
    checks.done();
    add(by, act, MOST, "after.enough-remarks", key);
  }

  /**
   * Notes, once, that the firm would not sign the record.
   *
   * @param text    what it said or did, 4 to 2,000 characters
   * @param readOut whether the record was read to it
   * @throws Failure.Conflict  when that is noted already, or the entry was refused
   * @throws Failure.Forbidden when the actor is none of the visit's officials
   */
  public void unsigned(Actor by, long visit, String text, boolean readOut, Optional<String> key) {
    if (attendance.require(by, visit).state() == VisitState.REFUSED) {
      throw new Failure.Conflict("after.refused-entry");
    }
    Checks checks = new Checks();
    Act act = new Act(visit, RemarkKind.UNSIGNED, checks.required("text", text, SHORTEST_NOTE, LONGEST), Optional.of(readOut));
    checks.done();
    add(by, act, 1, "after.unsigned-already", key);
  }

  /** All that was added to the visit's record, oldest first; for who may see the visit. */
  public List<Remark> of(long visit) {
    return sql.list(
        row -> {
          byte[] sealed = row.getBytes("sealed");
          Integer readOut = row.getObject("read_out", Integer.class);
          return new Remark(
              RemarkKind.valueOf(row.getString("kind")), row.getInt("number"),
              sealed == null ? "" : Salted.open(vault, PLACE + Ids.show(row.getLong("id")), sealed).text(),
              Optional.ofNullable(readOut).map(said -> said == 1),
              Optional.ofNullable(row.getString("display_name")).orElse(""), Sql.instant(row, "at"));
        },
        "SELECT r.id, r.kind, r.number, c.sealed, r.read_out, IF(r.kind = 'FIRM', '', a.display_name) AS display_name, r.at FROM visit_remark r"
            + " LEFT JOIN visit_remark_content c ON c.id = r.id LEFT JOIN account a ON a.id = r.actor_id WHERE r.visit_id = ? ORDER BY r.id",
        visit);
  }

  /** Exactly what a remark says, with the salt of its hash, by the id of its entry; for other rooms that know of the entry, whoever asks. */
  public Optional<Salted> written(long remark) {
    return sql.first(
        row -> Salted.open(vault, PLACE + Ids.show(remark), row.getBytes("sealed")), "SELECT sealed FROM visit_remark_content WHERE id = ?", remark);
  }

  private void add(Actor by, Act act, int most, String enough, Optional<String> key) {
    idempotency.once(by.account(), key, act, String.class, () -> {
      // Held, so that remarks that come at once are numbered one after the other.
      sql.first(row -> row.getLong(1), "SELECT id FROM visit_head WHERE id = ? FOR UPDATE", act.visit());
      int number = sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM visit_remark WHERE visit_id = ? AND kind = ?", act.visit(), act.kind())
          .orElse(0) + 1;
      if (number > most) {
        throw new Failure.Conflict(enough, most);
      }
      write(by, act, number);
      return Ids.show(act.visit());
    });
  }

  private void write(Actor by, Act act, int number) {
    byte[] salt = ledger.salt();
    byte[] hash = ledger.hash(salt, act.text());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(act.visit()));
    facts.put("kind", act.kind().name());
    facts.put("number", number);
    facts.put("readOut", act.readOut().orElse(null));
    facts.put("textHash", HexFormat.of().formatHex(hash));
    Sealed step = ledger.append(act.kind() == RemarkKind.FIRM ? "visit.remarked" : "visit.unsigned", "visit", act.visit(), by.account(), facts);
    sql.run("INSERT INTO visit_remark (id, salt, visit_id, kind, number, read_out, content_hash, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), act.visit(), act.kind(), number, act.readOut().map(said -> said ? 1 : 0), hash, by.account(), step.at());
    sql.run("INSERT INTO visit_remark_content (id, sealed) VALUES (?, ?)",
        step.id(), new Salted(salt, act.text()).seal(vault, PLACE + Ids.show(step.id())));
  }
}
