package org.fuma.roster;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Message;

/** The tables of imports, but for the files' bytes and the refused lines. */
@Singleton
class RosterRepository {

  private static final String SELECT =
      "SELECT r.id, r.account_id, COALESCE(a.display_name, '') AS by_name, r.at, r.file_name, r.size, r.sha256, r.batch,"
          + " h.state, h.checking, h.taking, h.mode, h.layout, h.problem FROM roster_import r JOIN roster_head h ON h.id ="
          + " r.id LEFT JOIN account a ON a.id = r.account_id";

  private final Sql sql;
  private final ObjectMapper json;
  private final SealedJson sealed;

  RosterRepository(Sql sql, ObjectMapper json, SealedJson sealed) {
    this.sql = sql;
    this.json = json;
    this.sealed = sealed;
  }

  void insert(long id, long account, Instant at, String fileName, RosterFile.Received file, String batch, long checking) {
    sql.run("INSERT INTO roster_import (id, account_id, at, file_name, size, sha256, batch) VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, account, at, fileName, file.size(), file.sha256(), batch);
    sql.run("INSERT INTO roster_head (id, state, checking) VALUES (?, ?, ?)", id, RosterState.CHECKING, checking);
  }

  void step(Sealed step, long id, String event, String facts, long actor) {
    sql.run("INSERT INTO roster_step (id, salt, roster_id, event, facts, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), id, event, facts, actor, step.at());
  }

  Optional<Roster> find(long id) {
    return sql.first(this::roster, SELECT + " WHERE r.id = ?", id);
  }

  List<Roster> list(long below, int most) {
    return sql.list(this::roster, SELECT + " WHERE r.id < ? ORDER BY r.id DESC LIMIT " + most, below);
  }

  /** The check has come to its end; false when the import does not wait for it any more. */
  boolean checked(long id, Layout layout) {
    return sql.run("UPDATE roster_head SET state = 'CHECKED', layout = ? WHERE id = ? AND state = 'CHECKING'", write(layout), id) == 1;
  }

  boolean refused(long id, Message problem) {
    List<String> said = new ArrayList<>(List.of(problem.key()));
    problem.arguments().forEach(argument -> said.add(String.valueOf(argument)));
    return sql.run("UPDATE roster_head SET state = 'REFUSED', problem = ?, preview = NULL WHERE id = ? AND state = 'CHECKING'",
        write(said), id) == 1;
  }

  boolean take(long id, long job, TakeMode mode) {
    return sql.run("UPDATE roster_head SET state = 'TAKING', taking = ?, mode = ? WHERE id = ? AND state = 'CHECKED'", job, mode, id) == 1;
  }

  boolean taken(long id) {
    return sql.run("UPDATE roster_head SET state = 'TAKEN', preview = NULL WHERE id = ? AND state = 'TAKING'", id) == 1;
  }

  boolean discard(long id) {
    return sql.run("UPDATE roster_head SET state = 'DISCARDED', preview = NULL WHERE id = ? AND state IN"
        + " ('CHECKING', 'CHECKED', 'TAKING')", id) == 1;
  }

  Preview preview(long id) {
    return sql.first(row -> Optional.ofNullable(row.getString(1)), "SELECT preview FROM roster_head WHERE id = ?", id)
        .flatMap(found -> found).map(text -> sealed.read(place(id), text, Argument.of(Preview.class))).orElse(Preview.NONE);
  }

  void preview(long id, Preview preview) {
    sql.run("UPDATE roster_head SET preview = ? WHERE id = ?", sealed.write(place(id), preview), id);
  }

  private static String place(long id) {
    return "roster-preview:" + Ids.show(id);
  }

  /** Imports that ended before that moment, or have waited for a decision since before it, and whose file or refused lines are still there. */
  List<Roster> sweepable(Instant before, int most) {
    return sql.list(this::roster, SELECT + " WHERE r.at < ? AND (EXISTS (SELECT 1 FROM roster_chunk c WHERE c.roster_id = r.id)"
        + " OR EXISTS (SELECT 1 FROM roster_refusal f WHERE f.roster_id = r.id)) ORDER BY r.id LIMIT " + most, before);
  }

  String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  <T> T read(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Roster roster(ResultSet row) throws SQLException {
    return new Roster(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("by_name"),
        Sql.instant(row, "at"),
        row.getString("file_name"),
        row.getLong("size"),
        row.getBytes("sha256"),
        row.getString("batch"),
        RosterState.valueOf(row.getString("state")),
        row.getLong("checking"),
        Sql.optionalId(row, "taking"),
        Optional.ofNullable(row.getString("mode")).map(TakeMode::valueOf),
        Optional.ofNullable(row.getString("layout")).map(text -> read(text, Argument.of(Layout.class))),
        Optional.ofNullable(row.getString("problem")).map(text -> read(text, Argument.listOf(String.class)))
            .map(said -> Message.of(said.getFirst(), said.subList(1, said.size()).toArray())));
  }
}
