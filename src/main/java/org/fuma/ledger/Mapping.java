package org.fuma.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Which rows repeat which kinds of entries, for one verification: it counts as it goes, so that rows without an entry are found too. */
final class Mapping {

  private static final int SHOWN = 21;

  private final Sql sql;
  private final List<Rows> all;
  private final Map<String, List<Rows>> ofKind = new HashMap<>();
  private final Map<String, Set<String>> told = new HashMap<>();
  private final Map<Rows, RowCheck> checks = new HashMap<>();
  private final Map<Rows, long[]> counts = new HashMap<>();
  private final Map<Rows, Set<String>> objects = new HashMap<>();
  private final Set<String> complained = new HashSet<>();

  Mapping(List<Rows> all, Sql sql, Vault vault, FactReader reader) {
    this.all = all;
    this.sql = sql;
    for (Rows rows : all) {
      checks.put(rows, new RowCheck(rows, sql, vault, reader));
      counts.put(rows, new long[1]);
      objects.put(rows, new TreeSet<>());
      for (String kind : rows.kinds()) {
        ofKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(rows);
        Set<String> facts = told.computeIfAbsent(kind, none -> new HashSet<>());
        rows.columns.forEach(column -> facts.add(column.fact()));
        rows.lists.forEach(list -> facts.add(list.fact()));
        facts.addAll(rows.untold);
      }
    }
  }

  /** Holds the rows of a page of entries against them. */
  void check(List<Walked> page, Findings findings) {
    Map<Rows, List<Walked>> parts = new LinkedHashMap<>();
    for (Walked entry : page) {
      List<Rows> where = ofKind.getOrDefault(entry.entry().kind(), List.of());
      if (where.isEmpty() && complained.add(entry.entry().kind())) {
        wrong(findings, entry, "its kind " + entry.entry().kind() + " is unknown to this program");
      }
      for (Rows rows : where) {
        parts.computeIfAbsent(rows, none -> new ArrayList<>()).add(entry);
        counts.get(rows)[0]++;
        objects.get(rows).add(entry.entry().objectKind());
      }
    }
    parts.forEach((rows, entries) -> checks.get(rows).check(entries, findings));
    for (Walked entry : page) {
      untold(entry, findings);
    }
  }

  /** A fact that the program forgot to hold against a column would be a gap in what is verified: it is told once for each kind. */
  private void untold(Walked walked, Findings findings) {
    String kind = walked.entry().kind();
    List<Rows> where = ofKind.getOrDefault(kind, List.of());
    if (!walked.open() || where.stream().allMatch(rows -> rows.table().isEmpty())) {
      return;
    }
    for (String fact : walked.facts().keySet()) {
      if (!told.get(kind).contains(fact) && !walked.told().contains(fact) && complained.add(kind + " " + fact)) {
        wrong(findings, walked, "its fact " + fact + " is held against no column by this program");
      }
    }
  }

  private static void wrong(Findings findings, Walked entry, String what) {
    findings.add("ledger_entry", Ids.show(entry.entry().id()), what, entry.confidential());
  }

  /** Looks for rows that no entry explains, once all entries were seen. */
  void strays(Findings findings) {
    for (Rows rows : all) {
      if (!rows.table().isEmpty() && (rows.byObject() || checks.get(rows).missed() || rows(rows) != counts.get(rows)[0])) {
        for (Long key : sql.list(row -> row.getLong(1), stray(rows))) {
          findings.add(rows.tableName(), Ids.show(key), "no ledger entry recorded this row", Confidential.holds(rows.tableName()));
        }
      }
    }
  }

  private long rows(Rows rows) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) " + from(rows)).orElseThrow();
  }

  private String stray(Rows rows) {
    String kinds = quoted(rows.kinds());
    Set<String> of = objects.get(rows);
    String found = rows.byObject()
        ? "le.object_kind IN (" + (of.isEmpty() ? "''" : quoted(of)) + ") AND le.object_id = " + rows.key()
        : "le.id = " + rows.key();
    String none = " NOT EXISTS (SELECT 1 FROM ledger_entry le WHERE " + found + " AND le.kind IN (" + kinds + "))";
    return "SELECT " + rows.key() + " " + from(rows) + (rows.where.isEmpty() ? " WHERE" : " AND") + none + " LIMIT " + SHOWN;
  }

  private static String from(Rows rows) {
    return "FROM " + rows.table() + " " + rows.join + (rows.where.isEmpty() ? "" : " WHERE (" + rows.where + ")");
  }

  private static String quoted(Set<String> names) {
    return names.stream().sorted().map(name -> "'" + name.replace("'", "''") + "'").collect(Collectors.joining(", "));
  }
}
