package org.fuma.authority;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.NewAuthority.Jurisdiction;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The rows of authorities: what they are, how they stand on the list, and every step of that. */
@Singleton
class AuthorityRepository {

  private static final String AUTHORITY =
      "SELECT a.id, a.name, a.kind, a.authority_level, a.telephone, h.state, h.districts, h.entrusted_by"
          + " FROM authority a JOIN authority_head h ON h.id = a.id";

  private final Sql sql;

  AuthorityRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<Authority> authority(long id) {
    return sql.first(AuthorityRepository::read, AUTHORITY + " WHERE a.id = ?", id);
  }

  List<Authority> all() {
    return sql.list(AuthorityRepository::read, AUTHORITY + " ORDER BY a.id");
  }

  List<Authority> below(long id, int most) {
    return sql.list(AuthorityRepository::read, AUTHORITY + " WHERE a.id < ? ORDER BY a.id DESC LIMIT ?", id, most);
  }

  /** Those on the list, the first one first, above that id. */
  List<Authority> listedAbove(long id, int most) {
    return sql.list(AuthorityRepository::read, AUTHORITY + " WHERE a.id > ? AND h.state = 'LISTED' ORDER BY a.id LIMIT ?", id, most);
  }

  void add(Authority authority, Sealed sealed) {
    sql.run(
        "INSERT INTO authority (id, salt, name, kind, authority_level, telephone, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        authority.id(), sealed.salt(), authority.name(), authority.kind(), authority.level(), authority.telephone(), sealed.at());
    sql.run("INSERT INTO authority_head (id, state, districts, entrusted_by, version) VALUES (?, 'LISTED', ?, ?, 1)",
        authority.id(), written(authority), authority.entrustedBy());
  }

  /** The version of how it stands. */
  Optional<Integer> version(long id) {
    return sql.first(row -> row.getInt(1), "SELECT version FROM authority_head WHERE id = ?", id);
  }

  /** Changes how it stands, if that still has the version; false when somebody else was faster. */
  boolean change(Authority authority, int version) {
    return sql.run(
            "UPDATE authority_head SET state = ?, districts = ?, entrusted_by = ?, version = version + 1 WHERE id = ? AND version = ?",
            state(authority.listed()), written(authority), authority.entrustedBy(), authority.id(), version)
        == 1;
  }

  void add(AuthorityStep step, Sealed sealed) {
    sql.run(
        "INSERT INTO authority_step (id, salt, authority_id, state, districts, entrusted_by, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sealed.id(), sealed.salt(), step.authority(), state(step.listed()), new Jurisdiction(step.districts(), "").written(), step.entrustedBy(),
        step.reason(), step.actor(), sealed.at());
  }

  /** What became of an authority, the latest first. */
  List<AuthorityStep> steps(long authority) {
    return sql.list(
        row -> new AuthorityStep(
            row.getLong("authority_id"), row.getString("state").equals("LISTED"), Jurisdiction.districts(row.getString("districts")),
            row.getString("entrusted_by"), row.getString("reason"), row.getLong("actor_id"), Sql.instant(row, "at")),
        "SELECT authority_id, state, districts, entrusted_by, reason, actor_id, at FROM authority_step WHERE authority_id = ? ORDER BY id DESC LIMIT 100",
        authority);
  }

  /**
   * The authority as it stood at that moment, by the latest step until then. One from before there were steps was on the list, for the whole city; before it
   * was put on record none was.
   */
  Optional<Authority> authorityAt(long id, Instant moment) {
    return sql.first(
        row -> new Authority(
            row.getLong("id"), row.getString("name"), AuthorityKind.valueOf(row.getString("kind")),
            AuthorityLevel.valueOf(row.getString("authority_level")), row.getString("telephone"),
            row.getBoolean("known") && !"DELISTED".equals(row.getString("state")),
            Jurisdiction.districts(Optional.ofNullable(row.getString("districts")).orElse("")),
            Optional.ofNullable(row.getString("entrusted_by")).orElse("")),
        "SELECT a.id, a.name, a.kind, a.authority_level, a.telephone, a.created_at <= ? AS known, s.state, s.districts, s.entrusted_by FROM authority a"
            + " LEFT JOIN authority_step s ON s.authority_id = a.id AND s.at <= ? WHERE a.id = ? ORDER BY s.id DESC LIMIT 1",
        moment, moment, id);
  }

  private static Authority read(ResultSet row) throws SQLException {
    return new Authority(
        row.getLong("id"),
        row.getString("name"),
        AuthorityKind.valueOf(row.getString("kind")),
        AuthorityLevel.valueOf(row.getString("authority_level")),
        row.getString("telephone"),
        row.getString("state").equals("LISTED"),
        Jurisdiction.districts(row.getString("districts")),
        row.getString("entrusted_by"));
  }

  private static String written(Authority authority) {
    return new Jurisdiction(authority.districts(), "").written();
  }

  private static String state(boolean listed) {
    return listed ? "LISTED" : "DELISTED";
  }
}
