package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Sql;

/**
 * Finds firms among hundreds of thousands, whatever is asked for. The rarest criterion leads: its range is read in the
 * order of the list, each other criterion is looked up in its own index, and a page ends the reading. How rare each is,
 * the database estimates from its indexes without reading them.
 */
@Singleton
class EnterpriseSearch {

  /**
   * A range out of order is sorted whole; from this estimate on it is so dense that walking the list is faster. Estimates are
   * about twice the truth, and never more than half of the table.
   */
  private static final long DENSE = 400_000;
  private static final long DENSE_USCC = 200_000;
  /** Up to this estimate, a range out of order may lead although one in order exists. */
  private static final long FEW = 60_000;
  /** A name has the same character before at most that many others, on average of a page. */
  private static final int REPEATED = 40;

  private final Sql sql;

  EnterpriseSearch(Sql sql) {
    this.sql = sql;
  }

  /**
   * Where the firms are that a filter leaves.
   *
   * @param from      FROM and WHERE, with the tables l (leading), e (enterprise) and h (enterprise_head)
   * @param id        the column to sort by, descending
   * @param arguments what the marks stand for
   */
  record Found(String from, String id, List<Object> arguments) {

    /** With one more condition. */
    Found and(String condition, List<Object> more) {
      List<Object> all = new ArrayList<>(arguments);
      all.addAll(more);
      return new Found(from + " AND (" + condition + ")", id, all);
    }
  }

  /** The firms of a selection, below that id. */
  Found find(Selection selection, long below, int most) {
    return selection.ids().isEmpty() ? find(selection.narrowed(), below, most) : of(selection.chosen(), below);
  }

  /** All firms of a selection, to be narrowed further. */
  Found all(Selection selection) {
    return selection.ids().isEmpty() ? find(selection.narrowed(), Long.MAX_VALUE, 0, true) : of(selection.chosen(), Long.MAX_VALUE);
  }

  /** All firms of a selection, to be counted: only l is there. */
  Found counted(Selection selection) {
    return selection.ids().isEmpty() ? find(selection.narrowed(), Long.MAX_VALUE, 0, false) : of(selection.chosen(), Long.MAX_VALUE);
  }

  /** These firms, below that id. */
  static Found of(List<Long> ids, long below) {
    List<Object> arguments = new ArrayList<>(ids);
    arguments.add(below);
    return new Found(" FROM enterprise_head h STRAIGHT_JOIN enterprise e ON e.id = h.id WHERE h.id IN ("
        + String.join(", ", ids.stream().map(id -> "?").toList()) + ") AND h.id < ?", "h.id", arguments);
  }

  /**
   * The firms that a filter leaves, below that id.
   *
   * @param most how many will be read, at least 1
   */
  Found find(EnterpriseFilter filter, long below, int most) {
    return find(filter, below, most * REPEATED, true);
  }

  private Found find(EnterpriseFilter filter, long below, int bound, boolean whole) {
    List<Criterion> criteria = Criterion.of(filter);
    Map<Criterion, Long> expected = expected(criteria);
    Optional<Criterion> leader = leader(criteria, expected);
    Joins joins = new Joins();
    String name = FoldedName.of(filter.name());
    leader.ifPresentOrElse(first -> lead(first, criteria.size() == 1 ? bound : 0, below, joins),
        () -> joins.lead(all(criteria), "id", below));
    criteria.stream()
        .filter(criterion -> criterion.ordered() && leader.filter(criterion::equals).isEmpty())
        .sorted(Comparator.comparingLong(expected::get))
        .forEach(joins::follow);
    boolean character = criteria.stream().anyMatch(one -> one.ofCharacter() && leader.filter(one::equals).isEmpty());
    if (character || name.codePointCount(0, name.length()) > 2) {
      joins.join("name_text t", "t.enterprise_id");
      joins.where("t.folded LIKE ?", List.of("%" + Criterion.literal(name) + "%"));
    }
    List<Criterion> uscc = criteria.stream().filter(one -> one.ofUscc() && leader.filter(one::equals).isEmpty()).toList();
    if (whole || !uscc.isEmpty()) {
      joins.join("enterprise e", "e.id");
      uscc.forEach(one -> joins.where(one.on("e"), one.arguments()));
    }
    if (whole) {
      joins.join("enterprise_head h", "h.id");
    }
    return joins.found();
  }

  private static String all(List<Criterion> criteria) {
    return criteria.stream().anyMatch(Criterion::ofUscc) ? "enterprise l" : "enterprise_head l";
  }

  private static void lead(Criterion first, int bound, long below, Joins joins) {
    if (!first.ofCharacter()) {
      joins.lead(first.as("l"), first.id(), below);
      joins.where(first.on("l"), first.arguments());
      return;
    }
    // A firm stands in such a range once for each character that follows.
    String range = " FROM name_pair p WHERE " + first.on("p") + " AND p.enterprise_id < ?";
    joins.lead(
        bound == 0
            ? "(SELECT DISTINCT p.enterprise_id" + range + ") l"
            : "(SELECT DISTINCT q.enterprise_id FROM (SELECT p.enterprise_id" + range
                + " ORDER BY p.enterprise_id DESC LIMIT " + bound + ") q) l",
        "enterprise_id", below, first.arguments());
  }

  private static Optional<Criterion> leader(List<Criterion> criteria, Map<Criterion, Long> expected) {
    Comparator<Criterion> rarest = Comparator.comparingLong(expected::get);
    Optional<Criterion> ordered = criteria.stream().filter(Criterion::ordered).min(rarest);
    Optional<Criterion> other = criteria.stream().filter(one -> !one.ordered()).min(rarest);
    if (ordered.isEmpty()) {
      return other.filter(one -> expected.get(one) < (one.ofUscc() ? DENSE_USCC : DENSE));
    }
    return other.filter(one -> expected.get(one) < FEW && expected.get(one) * 4 < expected.get(ordered.get())).or(() -> ordered);
  }

  /** How many rows the database expects for each; a single criterion in order needs no comparison. */
  private Map<Criterion, Long> expected(List<Criterion> criteria) {
    Map<Criterion, Long> expected = new HashMap<>();
    if (criteria.isEmpty() || criteria.size() == 1 && criteria.getFirst().ordered()) {
      criteria.forEach(one -> expected.put(one, 0L));
      return expected;
    }
    String union = String.join(" UNION ALL ",
        criteria.stream().map(one -> "SELECT 1 FROM " + one.as("x") + " WHERE " + one.on("x")).toList());
    List<Long> rows = sql.list(row -> row.getLong("rows"), "EXPLAIN " + union,
        criteria.stream().flatMap(one -> one.arguments().stream()).toArray());
    for (int i = 0; i < criteria.size(); i++) {
      expected.put(criteria.get(i), rows.get(i));
    }
    return expected;
  }

  /** The tables in the order in which they are read. */
  private static final class Joins {

    private final StringBuilder from = new StringBuilder();
    private final StringBuilder where = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private String id;
    private int followers;

    void lead(String table, String column, long below, List<Object> inner) {
      arguments.addAll(inner);
      arguments.add(below);
      lead(table, column, below);
    }

    void lead(String table, String column, long below) {
      from.append(" FROM ").append(table);
      id = "l." + column;
      where.append(" WHERE ").append(id).append(" < ?");
      arguments.add(below);
    }

    void follow(Criterion criterion) {
      String alias = "c" + ++followers;
      join(criterion.as(alias), alias + "." + criterion.id());
      where(criterion.on(alias), criterion.arguments());
    }

    void join(String table, String column) {
      from.append(" STRAIGHT_JOIN ").append(table).append(" ON ").append(column).append(" = ").append(id);
    }

    void where(String condition, List<Object> values) {
      where.append(" AND ").append(condition);
      arguments.addAll(values);
    }

    Found found() {
      return new Found(from.toString() + where, id, arguments);
    }
  }
}
