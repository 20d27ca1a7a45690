package org.fuma.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.visit.Door;

/**
 * A registry after years: of every hundred acts 65 are visits that were logged, left and concluded, 25 are such that the firm answered too, 7 such
 * that it also remarked on and rated, 3 are complaints of three steps. They spread over all firms that have a code.
 */
final class ManyEntries {

  private static final int TOGETHER = 300;
  private static final int HUNDRED = 100;

  private final City city;
  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final Door door;
  private final long code;
  private final List<Firm> firms;
  private final Mould plain;
  private final Mould answered;
  private final Mould rated;
  private final Mould complaint;
  private long number;

  private record Firm(long id, long code) {}

  /** Does once over HTTP what is then there many times. */
  ManyEntries(City city) throws SQLException {
    this.city = city;
    sql = city.bean(Sql.class);
    transactions = city.bean(Transactions.class);
    clock = city.bean(ServiceClock.class);
    door = new Door(city);
    code = sql.first(row -> row.getLong(1), "SELECT id FROM code_head WHERE current_of = ?", door.enterprise).orElseThrow();
    firms = sql.list(
        row -> new Firm(row.getLong("current_of"), row.getLong("id")), "SELECT id, current_of FROM code_head WHERE current_of IS NOT NULL");
    plain = visit(false, false);
    answered = visit(true, false);
    rated = visit(true, true);
    complaint = complaint();
  }

  private Mould visit(boolean answer, boolean rating) throws SQLException {
    String id = door.official.post("/api/v1/visits", door.inspection()).created();
    String path = "/api/v1/visits/" + id;
    Caller firm = door.firm();
    if (answer) {
      firm.post(path + "/answers", Map.of("answer", "HERE")).expect(201);
    }
    door.official.post(path + "/departure", Map.of()).expect(200);
    door.official.post(path + "/result", Map.of("result", "NO_PROBLEM")).expect(200);
    if (rating) {
      firm.post(path + "/remarks", Map.of("text", "一段足够长的说明文字，供测试使用。")).expect(201);
      Map<String, Object> said = Rounds.said(5);
      said.put("text", "来人出示了证件，态度很好。");
      firm.post(path + "/rating", said).expect(201);
    }
    return mould(Mould.VISIT, id);
  }

  private Mould complaint() throws SQLException {
    Map<String, Object> asked = Map.of("category", "NO_SCAN", "text", "他们进门没有扫码就要求停产，请核查。", "demand", "请求书面答复。");
    String id = door.firm().post("/api/v1/complaints", asked).created();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    supervisor.post("/api/v1/complaints/" + id + "/acceptance", Map.of("text", "已受理，将依法调查处理。")).expect(200);
    supervisor.post("/api/v1/complaints/" + id + "/investigation", Map.of()).expect(200);
    return mould(Mould.COMPLAINT, id);
  }

  private Mould mould(List<Mould.Part> parts, String id) throws SQLException {
    return new Mould(city, parts, Ids.read(id).orElseThrow(), Set.of(door.enterprise, code));
  }

  /** Who logged all those visits. */
  Caller official() {
    return door.official;
  }

  /** Writes at least so many entries more, with all that belongs to them, as the service does but many acts in one transaction. */
  void write(long entries) throws SQLException {
    long written = 0;
    while (written < entries) {
      Map<String, List<Object[]>> lines = new LinkedHashMap<>();
      List<Object[]> queue = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        Mould next = next();
        Firm firm = firms.get((int) (number * 7 % firms.size()));
        next.cast(Map.of(door.enterprise, firm.id(), code, firm.code()), clock.instant(), lines);
        written += next.entries();
      }
      lines.forEach((statement, rows) -> {
        if (statement.startsWith("INSERT INTO ledger_entry ")) {
          rows.forEach(row -> queue.add(new Object[] {row[0]}));
        }
      });
      transactions.run(() -> {
        lines.forEach(sql::batch);
        sql.batch("INSERT INTO ledger_pending (entry_id) VALUES (?)", queue);
      });
    }
    count();
  }

  private Mould next() {
    long of = number++ % HUNDRED * 37 % HUNDRED;
    if (of < 65) {
      return plain;
    }
    return of < 90 ? answered : of < 97 ? rated : complaint;
  }

  /** How often each authority came to each firm, which the service counts along. */
  private void count() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("DELETE FROM visit_count");
      statement.execute("INSERT INTO visit_count SELECT enterprise_id, authority_id, YEAR(arrived_at + INTERVAL 8 HOUR), SUM(counts_as = 'COUNTED'),"
          + " SUM(counts_as = 'OUTSIDE'), SUM(counts_as = 'SERVICE') FROM visit GROUP BY 1, 2, 3");
      owner.commit();
    }
  }
}
