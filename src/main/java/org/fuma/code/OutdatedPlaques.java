package org.fuma.code;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.EnterpriseWatcher;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Plaques that no longer match: noticed when a firm gets another name, gone when the plaque or the code is replaced. */
@Singleton
public class OutdatedPlaques implements EnterpriseWatcher {

  /** Plaques to a page of the list. */
  public static final int PAGE = 50;

  private static final int AT_ONCE = 1_000;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-([0-9A-Za-z]{13})");

  // The name on the plaque: as it was last renewed, else as the firm was called when the code was issued.
  private static final String SELECT =
      "SELECT h.id, h.version, h.state, h.plaque_outdated_at, c.serial_number, c.enterprise_id, e.name AS present,"
          + " COALESCE((SELECT r.name FROM plaque_renewal r WHERE r.code_id = h.id ORDER BY r.id DESC LIMIT 1),"
          + " (SELECT s.name FROM enterprise_step s WHERE s.enterprise_id = c.enterprise_id AND s.at <= c.issued_at ORDER BY s.id DESC LIMIT 1),"
          + " '') AS former"
          + " FROM code_head h JOIN protection_code c ON c.id = h.id JOIN enterprise_head e ON e.id = c.enterprise_id";

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final ServiceClock clock;

  OutdatedPlaques(Sql sql, Transactions transactions, Ledger ledger, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A plaque that was put up, as somebody saw it on the list; without a version any will do. */
  public record Renewal(long code, Optional<Integer> version) {}

  @Override
  public void renamed(Collection<Long> enterprises) {
    List<Long> firms = List.copyOf(enterprises);
    for (int from = 0; from < firms.size(); from += AT_ONCE) {
      List<Long> some = firms.subList(from, Math.min(firms.size(), from + AT_ONCE));
      List<Object> arguments = new ArrayList<>(List.of(clock.instant()));
      arguments.addAll(some);
      sql.run("UPDATE code_head SET plaque_outdated_at = COALESCE(plaque_outdated_at, ?), version = version + 1 WHERE current_of IN ("
          + String.join(", ", Collections.nCopies(some.size(), "?")) + ")", arguments.toArray());
    }
  }

  /** A page of them, the longest outdated first, after that cursor. */
  public List<OutdatedPlaque> list(Actor by, Optional<String> after) {
    by.require(Permission.ENTERPRISE_READ);
    if (after.isEmpty()) {
      return sql.list(OutdatedPlaques::plaque,
          SELECT + " WHERE h.plaque_outdated_at IS NOT NULL ORDER BY h.plaque_outdated_at, h.id LIMIT " + PAGE);
    }
    Matcher cursor = CURSOR.matcher(after.get());
    if (!cursor.matches()) {
      throw new Failure.Malformed("error.page-token");
    }
    Instant since = Instant.EPOCH.plus(Long.parseLong(cursor.group(1)), ChronoUnit.MICROS);
    long id = Ids.read(cursor.group(2)).orElseThrow(() -> new Failure.Malformed("error.page-token"));
    return sql.list(OutdatedPlaques::plaque,
        SELECT + " WHERE h.plaque_outdated_at >= ? AND (h.plaque_outdated_at > ? OR h.id > ?)"
            + " ORDER BY h.plaque_outdated_at, h.id LIMIT " + PAGE, since, since, id);
  }

  /** What asks for the page after this plaque. */
  public static String cursor(OutdatedPlaque last) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, last.since()) + "-" + Ids.show(last.code());
  }

  /** How many there are. */
  public long count(Actor by) {
    by.require(Permission.ENTERPRISE_READ);
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM code_head WHERE plaque_outdated_at IS NOT NULL").orElseThrow();
  }

  /**
   * Records that these plaques were printed anew, with the firms' present names, and put up.
   *
   * @return how many; those that changed since they were seen are left alone
   * @throws Failure.Conflict when it is a single one, and no longer as it was seen
   */
  public int renew(Actor by, List<Renewal> renewals) {
    by.require(Permission.CODE_ISSUE);
    return transactions.write(() -> {
      int renewed = 0;
      for (Renewal renewal : renewals) {
        renewed += renewed(by, renewal) ? 1 : 0;
      }
      if (renewed == 0) {
        throw new Failure.Conflict("plaques.not-outdated");
      }
      return renewed;
    });
  }

  private boolean renewed(Actor by, Renewal renewal) {
    Optional<OutdatedPlaque> seen =
        sql.first(OutdatedPlaques::plaque, SELECT + " WHERE h.id = ? AND h.plaque_outdated_at IS NOT NULL", renewal.code())
            .filter(plaque -> renewal.version().orElse(plaque.version()) == plaque.version());
    // The version guards the name that is recorded: a firm that is renamed once more in this moment stays on the list.
    if (seen.isEmpty() || sql.run("UPDATE code_head SET plaque_outdated_at = NULL, version = version + 1 WHERE id = ? AND version = ?",
        renewal.code(), seen.get().version()) == 0) {
      return false;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("code", Ids.show(renewal.code()));
    facts.put("enterprise", Ids.show(seen.get().enterprise()));
    facts.put("name", seen.get().present());
    Sealed entry = ledger.append("code.plaque-renewed", CodeMoves.OBJECT, renewal.code(), by.account(), facts);
    sql.run("INSERT INTO plaque_renewal (id, salt, code_id, name, actor_id, at) VALUES (?, ?, ?, ?, ?, ?)",
        entry.id(), entry.salt(), renewal.code(), seen.get().present(), by.account(), entry.at());
    return true;
  }

  private static OutdatedPlaque plaque(ResultSet row) throws SQLException {
    return new OutdatedPlaque(
        row.getLong("id"),
        new Serial(row.getString("serial_number")),
        CodeState.valueOf(row.getString("state")),
        row.getLong("enterprise_id"),
        row.getString("former"),
        row.getString("present"),
        Sql.instant(row, "plaque_outdated_at"),
        row.getInt("version"));
  }
}
