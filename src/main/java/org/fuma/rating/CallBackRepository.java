package org.fuma.rating;

import static org.fuma.rating.RatingRepository.and;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.Sealed;
import org.fuma.rule.WorkingDays;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** The rows of call-backs. */
@Singleton
class CallBackRepository {

  static final String PLACE = "call-back:";
  private static final String HEAD =
      "SELECT h.id, h.state, h.handler_id, h.tries, h.tried_on, h.due_day, h.due_from, h.due_days, h.due_provisional, h.reminded_on, h.complaint_id,"
          + " h.version FROM call_back_head h";

  private final Sql sql;
  private final Vault vault;

  CallBackRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /** What an act says besides. */
  record Said(Optional<Long> handler, Optional<LocalDate> dueDay, Optional<Long> complaint, Optional<Words> words) {

    static final Said NOTHING = new Said(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Words with the salt of their hash. */
  record Words(byte[] salt, byte[] hash, String text) {}

  void insert(CallBackHead head, byte[] salt, long rating, long authority) {
    sql.run("INSERT INTO call_back (id, salt, rating_id, opened_on, due_day, due_days, due_provisional) VALUES (?, ?, ?, ?, ?, ?, ?)",
        head.id(), salt, rating, head.dueFrom(), head.due().day(), head.dueDays(), head.due().provisional());
    sql.run(
        "INSERT INTO call_back_head (id, authority_id, state, tries, due_day, due_from, due_days, due_provisional, version)"
            + " VALUES (?, ?, ?, 0, ?, ?, ?, ?, 1)",
        head.id(), authority, head.state(), head.due().day(), head.dueFrom(), head.dueDays(), head.due().provisional());
  }

  /** Writes what it has become, unless somebody was faster. */
  boolean move(CallBackHead to) {
    return sql.run(
            "UPDATE call_back_head SET state = ?, handler_id = ?, tries = ?, tried_on = ?, due_day = ?, due_provisional = ?, reminded_on = ?,"
                + " complaint_id = ?, version = version + 1 WHERE id = ? AND version = ?",
            to.state(), to.handler(), to.tries(), to.triedOn(), to.due().day(), to.due().provisional(), to.toldOn(), to.complaint(), to.id(), to.version())
        == 1;
  }

  /** A step, and where the call-back stands after it. */
  void step(Sealed step, CallBackHead after, CallBackAct act, Said said, long actor) {
    sql.run(
        "INSERT INTO call_back_step (id, salt, call_back_id, act, to_state, handler_id, due_day, complaint_id, content_hash, actor_id, at, kept_by,"
            + " tries, tried_on, until_day, until_provisional) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), after.id(), act, after.state(), said.handler(), said.dueDay(), said.complaint(), said.words().map(Words::hash), actor,
        step.at(), after.handler(), after.tries(), after.triedOn(), after.due().day(), after.due().provisional());
    said.words().ifPresent(words -> sql.run("INSERT INTO call_back_content (id, sealed) VALUES (?, ?)",
        step.id(), new Salted(words.salt(), words.text()).seal(vault, PLACE + Ids.show(step.id()))));
  }

  Optional<CallBackHead> find(long id) {
    return sql.first(CallBackRepository::head, HEAD + " WHERE h.id = ?", id);
  }

  /** The rating that it is about. */
  long rating(long id) {
    return sql.first(row -> row.getLong(1), "SELECT rating_id FROM call_back WHERE id = ?", id).orElseThrow();
  }

  /** Those that are open, as they become due, after that one. */
  List<CallBackHead> open(Optional<DayMark> after, int most) {
    DayMark from = after.orElse(new DayMark(LocalDate.of(1900, 1, 1), 0));
    return sql.list(CallBackRepository::head,
        HEAD + " WHERE h.state = ? AND (h.due_day > ? OR h.due_day = ? AND h.id > ?) ORDER BY h.due_day, h.id LIMIT ?",
        CallBackState.OPEN, from.day(), from.day(), from.id(), most);
  }

  /** A page of the list, as they become due; none about those authorities. */
  List<CallBack.Row> list(CallBack.Filter filter, Set<Long> but, Optional<DayMark> after, int most) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<Object> arguments = new ArrayList<>();
    filter.state().ifPresent(state -> and(where, arguments, "h.state = ?", state));
    filter.handler().ifPresent(handler -> and(where, arguments, "h.handler_id = ?", handler));
    if (filter.nobodys()) {
      where.append(" AND h.handler_id IS NULL");
    }
    filter.overdueOn().ifPresent(today -> and(where, arguments, "h.due_day < ?", today));
    RatingRepository.without(but, "h.authority_id", "r.visit_id", where, arguments);
    after.ifPresent(mark -> and(where, arguments, "(h.due_day > ? OR h.due_day = ? AND h.id > ?)", mark.day(), mark.day(), mark.id()));
    arguments.add(most);
    return sql.list(
        row -> new CallBack.Row(row.getLong("id"), CallBackState.valueOf(row.getString("state")), row.getString("enterprise_name"),
            row.getString("authority_name"), row.getObject("opened_on", LocalDate.class), row.getObject("due_day", LocalDate.class),
            row.getBoolean("due_provisional"), row.getInt("tries"), Sql.optionalId(row, "handler_id"),
            Optional.ofNullable(row.getString("handler_name")).orElse("")),
        "SELECT h.id, h.state, e.name AS enterprise_name, a.name AS authority_name, c.opened_on, h.due_day, h.due_provisional, h.tries, h.handler_id,"
            + " p.display_name AS handler_name FROM call_back_head h JOIN call_back c ON c.id = h.id JOIN rating r ON r.id = c.rating_id"
            + " JOIN enterprise_head e ON e.id = r.enterprise_id JOIN authority a ON a.id = r.authority_id LEFT JOIN account p ON p.id = h.handler_id"
            + where + " ORDER BY h.due_day, h.id LIMIT ?",
        arguments.toArray());
  }

  /** How many wait, and for whom; none about those authorities. */
  CallBackFigures figures(long supervisor, LocalDate today, Set<Long> but) {
    List<Object> arguments = new ArrayList<>(List.of(supervisor, today, CallBackState.OPEN));
    StringBuilder where = new StringBuilder(" WHERE h.state = ?");
    RatingRepository.without(but, "h.authority_id", "r.visit_id", where, arguments);
    return sql.first(
            row -> new CallBackFigures(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
            "SELECT COUNT(*), COALESCE(SUM(h.handler_id IS NULL), 0), COALESCE(SUM(h.handler_id = ?), 0), COALESCE(SUM(h.due_day < ?), 0)"
                + " FROM call_back_head h" + (but.isEmpty() ? "" : " JOIN call_back c ON c.id = h.id JOIN rating r ON r.id = c.rating_id") + where,
            arguments.toArray())
        .orElseThrow();
  }

  List<CallBack.Step> steps(long callBack) {
    return sql.list(
        row -> {
          byte[] sealed = row.getBytes("sealed");
          return new CallBack.Step(CallBackAct.valueOf(row.getString("act")), text(row, "by_name"), text(row, "handler_name"),
              Optional.ofNullable(row.getObject("due_day", LocalDate.class)),
              sealed == null ? "" : Salted.open(vault, PLACE + Ids.show(row.getLong("id")), sealed).text(), Sql.instant(row, "at"));
        },
        "SELECT s.id, s.act, b.display_name AS by_name, p.display_name AS handler_name, s.due_day, t.sealed, s.at FROM call_back_step s"
            + " LEFT JOIN account b ON b.id = s.actor_id LEFT JOIN account p ON p.id = s.handler_id LEFT JOIN call_back_content t ON t.id = s.id"
            + " WHERE s.call_back_id = ? ORDER BY s.id",
        callBack);
  }

  /** The name of that account; empty when there is none. */
  String name(long account) {
    return sql.first(row -> row.getString(1), "SELECT display_name FROM account WHERE id = ?", account).orElse("");
  }

  /** What these accounts are called, by account. */
  Map<Long, String> names(List<Long> accounts) {
    Map<Long, String> names = new LinkedHashMap<>();
    if (!accounts.isEmpty()) {
      sql.list(row -> names.put(row.getLong(1), row.getString(2)), "SELECT id, display_name FROM account WHERE id IN ("
          + String.join(", ", Collections.nCopies(accounts.size(), "?")) + ") ORDER BY id", accounts.toArray());
    }
    return names;
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static CallBackHead head(ResultSet row) throws SQLException {
    return new CallBackHead(
        row.getLong("id"),
        CallBackState.valueOf(row.getString("state")),
        Sql.optionalId(row, "handler_id"),
        row.getInt("tries"),
        Optional.ofNullable(row.getObject("tried_on", LocalDate.class)),
        new WorkingDays.Deadline(row.getObject("due_day", LocalDate.class), row.getBoolean("due_provisional")),
        row.getObject("due_from", LocalDate.class),
        row.getInt("due_days"),
        Optional.ofNullable(row.getObject("reminded_on", LocalDate.class)),
        Sql.optionalId(row, "complaint_id"),
        row.getInt("version"));
  }
}
