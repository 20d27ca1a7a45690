package org.fuma.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Holds rows of one table against their entries, a page of entries at a time. */
final class RowCheck {

  private static final int HEADER = 7;

  private final Rows rows;
  private final Sql sql;
  private final Vault vault;
  private final FactReader reader;
  private final String select;
  private boolean missed;

  RowCheck(Rows rows, Sql sql, Vault vault, FactReader reader) {
    this.rows = rows;
    this.sql = sql;
    this.vault = vault;
    this.reader = reader;
    List<String> wanted =
        new ArrayList<>(List.of(rows.key(), or(rows.at), or(rows.salt), or(rows.actor), or(rows.kind), or(rows.entry), or(rows.object)));
    rows.columns.forEach(column -> wanted.add(column.expression()));
    rows.derived.forEach(derived -> wanted.add(derived.expression()));
    wanted.addAll(rows.documents);
    rows.locked.forEach(locked -> wanted.add(locked.expression()));
    this.select = "SELECT " + String.join(", ", wanted) + " FROM " + rows.table() + " " + rows.join + " WHERE "
        + (rows.where.isEmpty() ? "" : "(" + rows.where + ") AND ") + rows.key() + " IN (%s)";
  }

  private static String or(String expression) {
    return expression.isEmpty() ? "NULL" : expression;
  }

  /** One row, as it was read; what no column repeats is empty. */
  private record Found(
      long key, Optional<Instant> at, byte[] salt, OptionalLong actor, Optional<String> kind, OptionalLong entry, OptionalLong object,
      List<String> empty, List<Object> columns, List<Map<String, ?>> derived, List<byte[]> documents, List<byte[]> locked) {}

  /** Holds the rows of these entries, all of the rows' kinds, against them. */
  void check(List<Walked> entries, Findings findings) {
    if (rows.table().isEmpty() || entries.isEmpty()) {
      return;
    }
    String keys = entries.stream().map(entry -> Long.toString(key(entry))).distinct().collect(Collectors.joining(","));
    Map<Long, Found> found = new HashMap<>(entries.size() * 2);
    for (Found row : sql.list(this::read, select.formatted(keys))) {
      if (found.put(row.key(), row) != null) {
        wrong(findings, row.key(), "stands here more than once", entries.getFirst());
      }
    }
    List<Map<Long, List<Object>>> lists = rows.lists.stream().map(list -> elements(list, keys)).toList();
    for (Walked entry : entries) {
      Found row = found.get(key(entry));
      if (row == null) {
        missed = true;
        String id = Ids.show(entry.entry().id());
        wrong(findings, key(entry), "the row of ledger entry " + id + " (" + entry.entry().kind() + ") is not there", entry);
      } else {
        compare(entry, row, findings);
        if (entry.open()) {
          for (int i = 0; i < lists.size(); i++) {
            compare(entry, rows.lists.get(i), lists.get(i).getOrDefault(row.key(), List.of()), findings);
          }
        }
      }
    }
  }

  /** True once a row was missing: then rows cannot be told by their number. */
  boolean missed() {
    return missed;
  }

  private long key(Walked entry) {
    return rows.byObject() ? entry.entry().objectId() : entry.entry().id();
  }

  private void compare(Walked walked, Found row, Findings findings) {
    LedgerEntry entry = walked.entry();
    row.at().filter(at -> !at.equals(entry.at()))
        .ifPresent(at -> wrong(findings, row, "its time " + at + " is not the ledger's " + entry.at(), walked));
    if (row.actor().isPresent() && row.actor().getAsLong() != entry.actorId()) {
      wrong(findings, row, "its actor is not the ledger's", walked);
    }
    row.kind().filter(kind -> !kind.equals(entry.kind()))
        .ifPresent(kind -> wrong(findings, row, "it says " + kind + ", the ledger " + entry.kind(), walked));
    if (row.entry().isPresent() && row.entry().getAsLong() != entry.id()) {
      wrong(findings, row, "it names another ledger entry", walked);
    }
    if (row.object().isPresent() && row.object().getAsLong() != entry.objectId()) {
      wrong(findings, row, "it belongs to another object than its ledger entry " + Ids.show(entry.id()), walked);
    }
    if (walked.open()) {
      row.empty().forEach(what -> wrong(findings, row, "its " + what + " is empty", walked));
      compareFacts(walked, row, findings);
    }
  }

  private void compareFacts(Walked walked, Found row, Findings findings) {
    if (!rows.salt.isEmpty() && !Arrays.equals(row.salt(), walked.salt())) {
      wrong(findings, row, "its salt is not the ledger's", walked);
    }
    for (int i = 0; i < row.columns().size(); i++) {
      Rows.Column column = rows.columns.get(i);
      told(walked, column.fact(), row.columns().get(i), row, findings);
    }
    row.derived().forEach(facts -> tell(walked, facts, row, findings));
    for (byte[] document : row.documents()) {
      documented(walked, row, document, findings);
    }
    for (int i = 0; i < row.locked().size(); i++) {
      unlocked(walked, row, rows.locked.get(i), row.locked().get(i), findings);
    }
  }

  private void tell(Walked walked, Map<String, ?> facts, Found row, Findings findings) {
    facts.forEach((fact, value) -> {
      walked.told().add(fact);
      told(walked, fact, value instanceof Integer number ? Long.valueOf(number) : value, row, findings);
    });
  }

  private void told(Walked walked, String fact, Object value, Found row, Findings findings) {
    Object recorded = walked.facts().get(fact);
    boolean fits = recorded == null ? value == null : recorded.equals(value);
    if (!fits && !(rows.optional.contains(fact) && !walked.facts().containsKey(fact))) {
      wrong(findings, row, fact + " is not what ledger entry " + Ids.show(walked.entry().id()) + " recorded", walked);
    }
  }

  private void documented(Walked walked, Found row, byte[] document, Findings findings) {
    try {
      tell(walked, reader.read(document), row, findings);
    } catch (IOException | RuntimeException unreadable) {
      wrong(findings, row, "its JSON cannot be read", walked);
    }
  }

  private void unlocked(Walked walked, Found row, Rows.Locked locked, byte[] sealed, Findings findings) {
    try {
      Salted open = Salted.open(vault, locked.place() + Ids.show(row.key()), sealed);
      if (!Arrays.equals(open.salt(), walked.salt())) {
        wrong(findings, row, "its sealed salt is not the ledger's", walked);
      }
      tell(walked, locked.facts().apply(open.text()), row, findings);
    } catch (RuntimeException notOurs) {
      wrong(findings, row, "what is sealed in it does not belong here", walked);
    }
  }

  private void compare(Walked walked, Rows.Elements list, List<Object> elements, Findings findings) {
    Object recorded = walked.facts().get(list.fact());
    boolean fits = switch (recorded) {
      case null -> elements.isEmpty();
      case List<?> ordered when list.ordered() -> ordered.equals(elements);
      case List<?> set -> sorted(set).equals(sorted(elements));
      default -> false;
    };
    if (!fits) {
      wrong(findings, key(walked), list.fact() + " is not what ledger entry " + Ids.show(walked.entry().id()) + " recorded", walked);
    }
  }

  private static List<String> sorted(List<?> elements) {
    return elements.stream().map(String::valueOf).sorted().toList();
  }

  private Map<Long, List<Object>> elements(Rows.Elements list, String keys) {
    Map<Long, List<Object>> elements = new HashMap<>();
    String query = "SELECT " + list.sql().formatted(keys) + (list.ordered() ? " ORDER BY " + list.orderBy() : "");
    sql.list(row -> elements.computeIfAbsent(row.getLong(1), none -> new ArrayList<>()).add(element(list, row)), query);
    return elements;
  }

  private static Object element(Rows.Elements list, ResultSet row) throws SQLException {
    Object element = Cells.read(list.written(), row, 2);
    return element instanceof String text ? list.reader().apply(text) : element;
  }

  private Found read(ResultSet row) throws SQLException {
    int next = HEADER;
    List<Object> columns = new ArrayList<>(rows.columns.size());
    for (Rows.Column column : rows.columns) {
      Object value = Cells.read(column.written(), row, ++next);
      columns.add(value == null ? null : column.derive().apply(value));
    }
    List<Map<String, ?>> derived = new ArrayList<>();
    for (Rows.Derived column : rows.derived) {
      derived.add(column.reader().apply(row.getString(++next)));
    }
    List<byte[]> documents = new ArrayList<>();
    for (int i = 0; i < rows.documents.size(); i++) {
      String document = row.getString(++next);
      documents.add(document == null ? new byte[0] : document.getBytes(StandardCharsets.UTF_8));
    }
    List<byte[]> locked = new ArrayList<>();
    for (int i = 0; i < rows.locked.size(); i++) {
      locked.add(row.getBytes(++next));
    }
    return new Found(row.getLong(1), rows.at.isEmpty() ? Optional.empty() : Optional.ofNullable(Cells.moment(row, 2)), row.getBytes(3),
        id(rows.actor, row, 4), Optional.ofNullable(row.getString(5)), id(rows.entry, row, 6), id(rows.object, row, HEADER), empty(row), columns,
        derived, documents, locked);
  }

  /** What every entry has, and this row has not though it should repeat it. An empty salt is another than the ledger's as it is. */
  private List<String> empty(ResultSet row) throws SQLException {
    List<String> empty = new ArrayList<>();
    if (!rows.at.isEmpty() && row.getString(2) == null) {
      empty.add("time");
    }
    if (!rows.actor.isEmpty() && row.getString(4) == null) {
      empty.add("actor");
    }
    if (!rows.kind.isEmpty() && row.getString(5) == null) {
      empty.add("kind");
    }
    return empty;
  }

  private static OptionalLong id(String expression, ResultSet row, int column) throws SQLException {
    return expression.isEmpty() ? OptionalLong.empty() : OptionalLong.of(row.getLong(column));
  }

  private void wrong(Findings findings, Found row, String what, Walked entry) {
    wrong(findings, row.key(), what, entry);
  }

  private void wrong(Findings findings, long key, String what, Walked entry) {
    findings.add(rows.tableName(), Ids.show(key), what, entry.confidential());
  }
}
