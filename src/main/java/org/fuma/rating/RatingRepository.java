package org.fuma.rating;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitState;

/** The rows of ratings. */
@Singleton
class RatingRepository {

  static final String PLACE = "rating:";
  static final String WORDS = "rating-words:";
  private static final String ROW =
      "SELECT r.id, r.visit_id, r.enterprise_id, e.name AS enterprise_name, r.authority_id, a.name AS authority_name, r.quarter_no, r.rated_on, r.sealed,"
          + " t.sealed AS words, c.id AS call_back_id FROM rating r JOIN enterprise_head e ON e.id = r.enterprise_id JOIN authority a ON a.id = r.authority_id"
          + " LEFT JOIN rating_content t ON t.id = r.id LEFT JOIN call_back c ON c.rating_id = r.id";

  private final Sql sql;
  private final Vault vault;

  RatingRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /** A visit that a firm may rate. */
  record Waiting(long visit, String authorityName, VisitState state, Instant arrivedAt, Optional<Instant> departedAt) {}

  /** One firm's answers, as totals count them. */
  record Voice(long enterprise, LocalDate day, long rating, RatingAnswers answers) {}

  void insert(long id, Visit visit, Quarter quarter, LocalDate day, byte[] salt, RatingAnswers answers, Optional<byte[]> textHash) {
    sql.run("INSERT INTO rating (id, visit_id, enterprise_id, authority_id, quarter_no, rated_on, sealed, text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        id, visit.id(), visit.enterprise(), visit.authority(), quarter.code(), day, new Salted(salt, answers.write()).seal(vault, PLACE + Ids.show(id)),
        textHash);
  }

  void words(long id, byte[] salt, String text) {
    sql.run("INSERT INTO rating_content (id, sealed) VALUES (?, ?)", id, new Salted(salt, text).seal(vault, WORDS + Ids.show(id)));
  }

  boolean rated(long visit) {
    return sql.first(row -> row.getLong(1), "SELECT id FROM rating WHERE visit_id = ?", visit).isPresent();
  }

  Optional<Rating> find(long id) {
    return sql.first(this::rating, ROW + " WHERE r.id = ?", id);
  }

  /** A page of ratings, latest day first; none of those authorities, nor of visits at which they were too. */
  List<Rating> list(RatingFilter filter, Set<Long> but, Optional<DayMark> after, int most) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<Object> arguments = new ArrayList<>();
    filter.authority().ifPresent(authority -> and(where, arguments, "r.authority_id = ?", authority));
    filter.quarter().ifPresent(quarter -> and(where, arguments, "r.quarter_no = ?", quarter.code()));
    if (filter.bad()) {
      where.append(" AND c.id IS NOT NULL");
    }
    without(but, "r.authority_id", "r.visit_id", where, arguments);
    after.ifPresent(mark -> and(where, arguments, "(r.rated_on < ? OR r.rated_on = ? AND r.id < ?)", mark.day(), mark.day(), mark.id()));
    arguments.add(most);
    return sql.list(this::rating, ROW + where + " ORDER BY r.rated_on DESC, r.id DESC LIMIT ?", arguments.toArray());
  }

  /** Adds that the row is about none of these authorities, nor of a visit that one of them joined. */
  static void without(Set<Long> but, String authority, String visit, StringBuilder where, List<Object> arguments) {
    if (!but.isEmpty()) {
      String places = String.join(", ", Collections.nCopies(but.size(), "?"));
      where.append(" AND ").append(authority).append(" NOT IN (").append(places).append(") AND NOT EXISTS (SELECT 1 FROM visit_party p WHERE p.visit_id = ")
          .append(visit).append(" AND p.joined = 1 AND p.authority_id IN (").append(places).append("))");
      arguments.addAll(but);
      arguments.addAll(but);
    }
  }

  /**
   * Visits of these firms that have no rating and may get one, latest first.
   *
   * @param since   before it none began that may
   * @param ended   before it none ended that may; one that nobody ended ended when it began
   * @param dayTurn one that began before it is over, whether or not anybody said so
   */
  List<Waiting> waiting(Set<Long> firms, Instant since, Instant ended, Instant dayTurn, int most) {
    List<Object> arguments = new ArrayList<>(firms);
    arguments.addAll(List.of(Ids.firstAt(since), VisitState.REFUSED, dayTurn, ended));
    arguments.add(most);
    return sql.list(
        row -> new Waiting(row.getLong("id"), row.getString("name"), VisitState.valueOf(row.getString("state")), Sql.instant(row, "arrived_at"),
            Sql.optionalInstant(row, "departed_at")),
        "SELECT v.id, a.name, h.state, v.arrived_at, h.departed_at FROM visit v JOIN visit_head h ON h.id = v.id JOIN authority a ON a.id = v.authority_id"
            + " LEFT JOIN rating r ON r.visit_id = v.id WHERE v.enterprise_id IN (" + String.join(", ", Collections.nCopies(firms.size(), "?"))
            + ") AND v.id >= ? AND h.state <> ? AND r.id IS NULL AND (h.departed_at IS NOT NULL OR v.arrived_at < ?)"
            + " AND COALESCE(h.departed_at, v.arrived_at) >= ? ORDER BY v.id DESC LIMIT ?",
        arguments.toArray());
  }

  /** The quarters up to that one in which an authority was rated, and the authority. */
  List<AuthorityQuarter> rated(Quarter last) {
    return sql.list(row -> new AuthorityQuarter(row.getLong("authority_id"), Quarter.of(row.getInt("quarter_no"))),
        "SELECT DISTINCT quarter_no, authority_id FROM rating WHERE quarter_no <= ?", last.code());
  }

  /** Every rating of an authority in a quarter. */
  List<Voice> voices(AuthorityQuarter of) {
    return sql.list(
        row -> new Voice(row.getLong("enterprise_id"), row.getObject("rated_on", LocalDate.class), row.getLong("id"), answers(row)),
        "SELECT id, enterprise_id, rated_on, sealed FROM rating WHERE quarter_no = ? AND authority_id = ?", of.quarter().code(), of.authority());
  }

  static void and(StringBuilder where, List<Object> arguments, String condition, Object... values) {
    where.append(" AND ").append(condition);
    arguments.addAll(List.of(values));
  }

  private RatingAnswers answers(ResultSet row) throws SQLException {
    return RatingAnswers.read(Salted.open(vault, PLACE + Ids.show(row.getLong("id")), row.getBytes("sealed")).text());
  }

  private Rating rating(ResultSet row) throws SQLException {
    byte[] words = row.getBytes("words");
    long id = row.getLong("id");
    return new Rating(
        id,
        row.getLong("visit_id"),
        row.getLong("enterprise_id"),
        row.getString("enterprise_name"),
        row.getLong("authority_id"),
        row.getString("authority_name"),
        Quarter.of(row.getInt("quarter_no")),
        row.getObject("rated_on", LocalDate.class),
        answers(row),
        words == null ? "" : Salted.open(vault, WORDS + Ids.show(id), words).text(),
        Sql.optionalId(row, "call_back_id"));
  }
}
