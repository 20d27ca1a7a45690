package org.fuma.ledger;

import com.mysql.cj.jdbc.JdbcConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;

/**
 * Multiplies a visit that was just logged, with all its rows and entries, until the ledger is large. Each copy has ids, salts, commitments and a token of
 * its own, so that the whole of it verifies; the entries wait for their leaves like any others, once {@link #queue} has put them into the queue.
 */
public final class LedgerFill {

  private static final int TOGETHER = 500;
  private static final int SALT_BYTES = 16;
  /** Tables with a row for the visit, that a plain visit has. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("visit", "id");
    TABLES.put("visit_head", "id");
    TABLES.put("visit_official", "visit_id");
    TABLES.put("visit_item", "visit_id");
    TABLES.put("visit_step", "visit_id");
    TABLES.put("visit_conclusion", "visit_id");
    TABLES.put("visit_finding", "conclusion_id");
  }

  private final City city;
  private final long visit;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
  private List<Map<String, Object>> entries = List.of();
  private byte[] token = new byte[0];
  private long next;
  private long copies;

  /** Of a visit that no test touches meanwhile. */
  public LedgerFill(City city, long visit) {
    this.city = city;
    this.visit = visit;
  }

  /** Copies the visit until there are so many more entries; answers how many were made. */
  public long entries(long wanted) throws SQLException {
    try (Connection owner = city.database().asOwner()) {
      read(owner);
      long many = Math.ceilDiv(wanted, entries.size());
      owner.setAutoCommit(false);
      try (Statement session = owner.createStatement()) {
        session.execute("SET SESSION foreign_key_checks = 0");
      }
      for (long done = 0; done < many; done += TOGETHER) {
        write(owner, (int) Math.min(TOGETHER, many - done));
        owner.commit();
      }
      copies = many;
      count(owner);
      owner.commit();
      return many * entries.size();
    }
  }

  /** Puts into the queue what has no leaf. */
  public void queue() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("INSERT IGNORE INTO ledger_pending (entry_id) SELECT e.id FROM ledger_entry e LEFT JOIN ledger_leaf l ON l.entry_id = e.id"
          + " WHERE l.entry_id IS NULL");
    }
  }

  private void read(Connection owner) throws SQLException {
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      boolean byConclusion = table.getValue().equals("conclusion_id");
      rows.put(table.getKey(), select(owner, "SELECT * FROM " + table.getKey() + " WHERE " + table.getValue()
          + (byConclusion ? " IN (SELECT id FROM visit_conclusion WHERE visit_id = ?)" : " = ?"), visit));
    }
    entries = select(owner, "SELECT * FROM ledger_entry WHERE object_kind = 'visit' AND object_id = ? ORDER BY id", visit);
    token = (byte[]) rows.get("visit").getFirst().getOrDefault("token_hash", new byte[0]);
    // Ids of one millisecond close to the visit's, of which there are four million: so the copies are as old as what they say of themselves.
    next = Ids.firstAt(Ids.madeAt((Long) entries.getLast().get("id")).plusMillis(500));
  }

  private void write(Connection owner, int many) throws SQLException {
    Map<String, List<Map<String, Object>>> made = new LinkedHashMap<>();
    List<Map<String, Object>> recorded = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Map<Long, Long> ids = new HashMap<>();
      Map<String, byte[]> bytes = new HashMap<>();
      ids.put(visit, next++);
      for (Map<String, Object> entry : entries) {
        ids.put((Long) entry.get("id"), next++);
        bytes.put(hex((byte[]) entry.get("salt")), salt());
      }
      for (Map<String, Object> entry : entries) {
        Map<String, Object> copy = copy(entry, ids, bytes);
        byte[] facts = facts((byte[]) entry.get("facts"), ids);
        copy.put("facts", facts);
        copy.put("commitment", Hashes.sha256((byte[]) copy.get("salt"), facts));
        recorded.add(copy);
      }
      rows.forEach((table, originals) ->
          originals.forEach(row -> made.computeIfAbsent(table, none -> new ArrayList<>()).add(copy(row, ids, bytes))));
    }
    insert(owner, "ledger_entry", recorded);
    for (Map.Entry<String, List<Map<String, Object>>> table : made.entrySet()) {
      insert(owner, table.getKey(), table.getValue());
    }
  }

  /** The facts with the copy's ids, and with the token's new hash. */
  private byte[] facts(byte[] json, Map<Long, Long> ids) {
    String text = new String(json, StandardCharsets.UTF_8);
    for (Map.Entry<Long, Long> id : ids.entrySet()) {
      text = text.replace(Ids.show(id.getKey()), Ids.show(id.getValue()));
    }
    return (token.length == 0 ? text : text.replace(hex(token), hex(tokenOf(ids)))).getBytes(StandardCharsets.UTF_8);
  }

  /** Told by the visit's id, so that row and facts have the same. */
  private byte[] tokenOf(Map<Long, Long> ids) {
    return Hashes.sha256(Ids.show(ids.get(visit)));
  }

  private Map<String, Object> copy(Map<String, Object> row, Map<Long, Long> ids, Map<String, byte[]> bytes) {
    Map<String, Object> copy = new LinkedHashMap<>(row);
    copy.replaceAll((column, value) -> switch (value) {
      case Long id -> ids.getOrDefault(id, id);
      case byte[] some when some.length > 0 && Arrays.equals(some, token) -> tokenOf(ids);
      case byte[] some -> bytes.getOrDefault(hex(some), some);
      case null, default -> value;
    });
    return copy;
  }

  /** The counter of the firm's visits is derived from them. */
  private void count(Connection owner) throws SQLException {
    Map<String, Object> row = rows.get("visit").getFirst();
    String column = switch ((String) row.get("counts_as")) {
      case "SERVICE" -> "service";
      case "COUNTED" -> "counted";
      default -> "outside";
    };
    try (PreparedStatement update = owner.prepareStatement(
        "UPDATE visit_count SET " + column + " = " + column + " + ? WHERE enterprise_id = ? AND authority_id = ?")) {
      update.setLong(1, copies);
      update.setObject(2, row.get("enterprise_id"));
      update.setObject(3, row.get("authority_id"));
      update.executeUpdate();
    }
  }

  private static List<Map<String, Object>> select(Connection owner, String query, long id) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(query)) {
      statement.setLong(1, id);
      List<Map<String, Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        ResultSetMetaData columns = result.getMetaData();
        while (result.next()) {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), result.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  private static void insert(Connection owner, String table, List<Map<String, Object>> rows) throws SQLException {
    List<String> columns = List.copyOf(rows.getFirst().keySet());
    String statement = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    try (PreparedStatement insert = owner.unwrap(JdbcConnection.class).clientPrepareStatement(statement)) {
      for (Map<String, Object> row : rows) {
        int i = 0;
        for (String column : columns) {
          insert.setObject(++i, row.get(column));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private byte[] salt() {
    byte[] bytes = new byte[SALT_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
