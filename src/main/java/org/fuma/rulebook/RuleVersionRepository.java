package org.fuma.rulebook;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.RuleSheet;
import org.fuma.store.Sql;
import org.fuma.web.Checks;

/** The table of versions. */
@Singleton
class RuleVersionRepository {

  private static final Argument<Map<String, String>> LINES = Argument.mapOf(String.class, String.class);

  private static final String SELECT =
      "SELECT v.version_number, v.valid_from, v.reason, v.parameters, COALESCE(a.display_name, '') AS made_by, v.at"
          + " FROM rule_version v LEFT JOIN account a ON a.id = v.actor_id";

  private final Sql sql;
  private final ObjectMapper json;

  RuleVersionRepository(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Every version, the last one first; they are acts of a city's office, so there are never many. */
  List<RuleVersion> all() {
    return sql.list(this::read, SELECT + " ORDER BY v.version_number DESC");
  }

  /** So many versions below that number, the last one first. */
  List<RuleVersion> below(int number, int most) {
    return sql.list(this::read, SELECT + " WHERE v.version_number < ? ORDER BY v.version_number DESC LIMIT ?", number, most);
  }

  Optional<RuleVersion> find(int number) {
    return sql.first(this::read, SELECT + " WHERE v.version_number = ?", number);
  }

  /** The last number; 0 when there is none. */
  int last() {
    return sql.first(row -> row.getInt(1), "SELECT COALESCE(MAX(version_number), 0) FROM rule_version").orElse(0);
  }

  void insert(Sealed entry, int number, LocalDate from, String reason, RuleParameters parameters, long actor) {
    sql.run(
        "INSERT INTO rule_version (version_number, entry_id, salt, valid_from, reason, parameters, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        number, entry.id(), entry.salt(), from, reason, write(RuleSheet.write(parameters)), actor, entry.at());
  }

  private RuleVersion read(ResultSet row) throws SQLException {
    return new RuleVersion(
        row.getInt("version_number"), row.getObject("valid_from", LocalDate.class), row.getString("reason"), parameters(row.getString("parameters")),
        row.getString("made_by"), Sql.instant(row, "at"));
  }

  private RuleParameters parameters(String stored) {
    try {
      // Read without asking: what a former release let pass still holds.
      return RuleSheet.read(json.readValue(stored, LINES), new Checks());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String write(Map<String, String> lines) {
    try {
      return json.writeValueAsString(LINES, lines);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
