package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fuma.City;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Vault;

/**
 * What the service wrote of one object, in all its tables, as a mould for others like it: each with ids, moments, salts and commitments of its own,
 * as if the service had written it too.
 */
final class Mould {

  /** Rows that belong to the object: those whose column holds the id of one that was found before. */
  record Part(String table, String column) {}

  /** A visit with what came of it, and its rating. */
  static final List<Part> VISIT =
      List.of(
          new Part("visit", "id"), new Part("visit_head", "id"), new Part("visit_official", "visit_id"), new Part("visit_item", "visit_id"),
          new Part("visit_step", "visit_id"), new Part("visit_conclusion", "visit_id"), new Part("visit_finding", "conclusion_id"),
          new Part("handshake_answer", "visit_id"), new Part("visit_remark", "visit_id"), new Part("visit_remark_content", "id"),
          new Part("rating", "visit_id"), new Part("rating_content", "id"), new Part(Mould.ENTRY, "object_id"));
  /** A complaint with its steps. */
  static final List<Part> COMPLAINT =
      List.of(
          new Part("complaint", "id"), new Part("complaint_head", "id"), new Part("complaint_step", "complaint_id"),
          new Part("complaint_content", "complaint_id"), new Part("complaint_indexed", "complaint_id"), new Part(Mould.ENTRY, "object_id"));

  private static final String ENTRY = "ledger_entry";
  private static final Set<String> RANDOM = Set.of("complaint", "rating");
  private static final String TOKEN = "token_hash";
  private static final int TOKEN_BYTES = 32;

  private final Vault vault;
  private final Ledger ledger;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, List<List<Cell>>> cells = new LinkedHashMap<>();
  private final Map<String, String> inserts = new LinkedHashMap<>();
  /** The object's own ids, and whether each is random. */
  private final Map<Long, Boolean> own = new TreeMap<>();
  private final Set<Long> known = new HashSet<>();
  private final Map<String, byte[]> salts = new HashMap<>();
  private final Set<String> tokens = new HashSet<>();
  private final Instant last;
  private final int entries;

  /** One cell of a row of a cast. */
  private interface Cell {
    Object of(Cast cast);
  }

  private record Row(String table, Map<String, Object> columns) {

    long id() {
      return (long) columns.get("id");
    }
  }

  /**
   * Takes the object as it stands now.
   *
   * @param changing ids in its rows for which each cast has others
   */
  Mould(City city, List<Part> parts, long object, Collection<Long> changing) throws SQLException {
    vault = city.bean(Vault.class);
    ledger = city.bean(Ledger.class);
    for (Recorded room : city.beans(Recorded.class)) {
      room.contents().forEach(check -> places.put(check.table(), check.place()));
      room.rows().forEach(rows -> rows.locked.forEach(locked -> places.put(rows.tableName(), locked.place())));
    }
    List<Row> rows = new ArrayList<>();
    try (Connection owner = city.database().asOwner()) {
      Set<Long> found = new TreeSet<>(Set.of(object));
      for (Part part : parts) {
        List<Row> some = read(owner, part, found);
        some.stream().filter(row -> row.columns().get("id") instanceof Long).forEach(row -> found.add(row.id()));
        rows.addAll(some);
      }
    }
    known.addAll(changing);
    for (Row row : rows) {
      if (row.columns().get("id") instanceof Long id) {
        own.merge(id, RANDOM.contains(row.table()), Boolean::logicalOr);
      }
      if (row.columns().get(TOKEN) instanceof byte[] token) {
        tokens.add(HexFormat.of().formatHex(token));
      }
    }
    known.addAll(own.keySet());
    List<Row> recorded = rows.stream().filter(row -> row.table().equals(ENTRY)).toList();
    recorded.forEach(row -> salts.put(HexFormat.of().formatHex(opened(row).salt()), opened(row).salt()));
    last = recorded.stream().map(row -> moment(row.columns().get("at"))).max(Instant::compareTo).orElseThrow();
    entries = recorded.size();
    for (Row row : rows) {
      inserts.putIfAbsent(row.table(), "INSERT INTO " + row.table() + " (" + String.join(", ", row.columns().keySet()) + ") VALUES ("
          + row.columns().keySet().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")");
      cells.computeIfAbsent(row.table(), none -> new ArrayList<>()).add(row.table().equals(ENTRY) ? entry(row) : cells(row));
    }
  }

  /** How many ledger entries each cast has. */
  int entries() {
    return entries;
  }

  /**
   * Casts one.
   *
   * @param others what the changing ids become
   * @param now    when its last act is recorded
   * @param into   takes the rows, under the statement that inserts them, in the order in which the statements have to run
   */
  void cast(Map<Long, Long> others, Instant now, Map<String, List<Object[]>> into) {
    Cast cast = new Cast(others, Duration.between(last, now));
    cells.forEach((table, rows) -> {
      List<Object[]> lines = into.computeIfAbsent(inserts.get(table), none -> new ArrayList<>());
      rows.forEach(row -> lines.add(row.stream().map(cell -> cell.of(cast)).toArray()));
    });
  }

  /** What is new in one cast. */
  private final class Cast {
    private final Map<Long, Long> ids;
    private final Map<String, byte[]> fresh = new HashMap<>();
    private final Map<String, byte[]> hashes = new HashMap<>();
    private final Duration later;

    Cast(Map<Long, Long> others, Duration later) {
      this.ids = new HashMap<>(others);
      this.later = later;
      own.forEach((id, random) -> ids.put(id, random ? Ids.random() : Ids.next()));
      salts.keySet().forEach(old -> fresh.put(old, ledger.salt()));
      tokens.forEach(old -> hashes.put(old, bytes()));
    }

    private byte[] bytes() {
      return Hashes.sha256(ledger.salt(), new byte[TOKEN_BYTES]);
    }
  }

  private List<Cell> cells(Row row) {
    return row.columns().entrySet().stream().map(column -> cell(row, column.getKey(), column.getValue())).toList();
  }

  private Cell cell(Row row, String column, Object value) {
    return switch (value) {
      case null -> cast -> null;
      case Long id when known.contains(id) -> cast -> cast.ids.get(id);
      case LocalDateTime moment -> cast -> moment.plus(cast.later);
      case byte[] sealed when column.equals("sealed") -> sealed(row, sealed);
      case byte[] bytes -> bytes(bytes);
      case String text -> text(text);
      default -> cast -> value;
    };
  }

  private Cell bytes(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    if (tokens.contains(hex)) {
      return cast -> cast.hashes.get(hex);
    }
    return salts.containsKey(hex) ? cast -> cast.fresh.get(hex) : cast -> bytes;
  }

  /** What is sealed is bound to the row: it is opened here and sealed anew there, with the entry's new salt where it holds that. */
  private Cell sealed(Row row, byte[] sealed) {
    String place = places.get(row.table());
    Salted open = Salted.open(vault, place + Ids.show(row.id()), sealed);
    Cell salt = bytes(open.salt());
    return cast -> new Salted((byte[]) salt.of(cast), open.text()).seal(vault, place + Ids.show(cast.ids.get(row.id())));
  }

  private Cell text(String text) {
    List<FactPieces.Piece> pieces = FactPieces.of(text, known, tokens);
    return cast -> FactPieces.joined(pieces, cast.ids, cast.hashes, cast.later);
  }

  private List<Cell> entry(Row row) {
    Salted open = opened(row);
    String old = HexFormat.of().formatHex(open.salt());
    boolean confidential = row.columns().get("salt") == null;
    Cell facts = text(open.text());
    List<Cell> cells = new ArrayList<>();
    row.columns().forEach((column, value) -> cells.add(switch (column) {
      case "commitment" -> cast -> Hashes.sha256(cast.fresh.get(old), ((String) facts.of(cast)).getBytes(StandardCharsets.UTF_8));
      case "facts" -> confidential
          ? cast -> new Salted(cast.fresh.get(old), (String) facts.of(cast)).seal(vault, Ledger.place(cast.ids.get(row.id())))
          : cast -> ((String) facts.of(cast)).getBytes(StandardCharsets.UTF_8);
      default -> cell(row, column, value);
    }));
    return cells;
  }

  private Salted opened(Row row) {
    byte[] facts = (byte[]) row.columns().get("facts");
    return row.columns().get("salt") instanceof byte[] salt
        ? new Salted(salt, new String(facts, StandardCharsets.UTF_8))
        : Salted.open(vault, Ledger.place(row.id()), facts);
  }

  private static List<Row> read(Connection owner, Part part, Set<Long> found) throws SQLException {
    List<Row> rows = new ArrayList<>();
    String ids = found.stream().map(String::valueOf).collect(Collectors.joining(", "));
    try (Statement statement = owner.createStatement()) {
      List<String> columns = new ArrayList<>();
      try (ResultSet names = statement.executeQuery("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE()"
          + " AND table_name = '" + part.table() + "' AND COALESCE(generation_expression, '') = '' ORDER BY ordinal_position")) {
        while (names.next()) {
          columns.add(names.getString("name"));
        }
      }
      String select = "SELECT " + String.join(", ", columns) + " FROM " + part.table() + " WHERE " + part.column() + " IN (" + ids + ")";
      try (ResultSet result = statement.executeQuery(select)) {
        while (result.next()) {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), value(result, i + 1));
          }
          rows.add(new Row(part.table(), row));
        }
      }
    }
    return rows;
  }

  private static Object value(ResultSet result, int column) throws SQLException {
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class);
      case Types.DATE -> result.getObject(column, LocalDate.class);
      default -> result.getObject(column);
    };
  }

  private static Instant moment(Object column) {
    return ((LocalDateTime) column).toInstant(ZoneOffset.UTC);
  }
}
