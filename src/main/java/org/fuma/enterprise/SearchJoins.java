package org.fuma.enterprise;

import java.util.ArrayList;
import java.util.List;

/** The tables of a search in the order in which they are read, with what each of them must satisfy. */
final class SearchJoins {

  private final long below;
  private final StringBuilder from = new StringBuilder();
  private final StringBuilder where = new StringBuilder();
  private final List<Object> inFrom = new ArrayList<>();
  private final List<Object> inWhere = new ArrayList<>();
  private String id;
  private int followers;

  /** @param below only firms below that id */
  SearchJoins(long below) {
    this.below = below;
  }

  /** Begins with a table under the alias l. */
  void lead(String table, String column) {
    from.append(" FROM ").append(table);
    id = "l." + column;
    where.append(" WHERE ").append(id).append(" < ?");
    inWhere.add(below);
  }

  /** Begins with a query of its own that takes these values, then the id. */
  void lead(String query, String column, List<Object> values) {
    inFrom.addAll(values);
    inFrom.add(below);
    lead(query, column);
  }

  /** Looks each firm up by the criterion's index. */
  void follow(Criterion criterion) {
    String alias = "c" + ++followers;
    join(criterion.as(alias), alias + "." + criterion.id());
    where(criterion.on(alias), criterion.arguments());
  }

  /** Gathers all firms of a range out of order, and looks each firm up among them. */
  void gather(Criterion criterion) {
    join("(SELECT DISTINCT p.enterprise_id FROM name_pair p WHERE " + criterion.on("p") + " AND p.enterprise_id < ?) k", "k.enterprise_id");
    inFrom.addAll(criterion.arguments());
    inFrom.add(below);
  }

  void join(String table, String column) {
    from.append(" STRAIGHT_JOIN ").append(table).append(" ON ").append(column).append(" = ").append(id);
  }

  void where(String condition, List<Object> values) {
    where.append(" AND ").append(condition);
    inWhere.addAll(values);
  }

  /** The column with the firm's id. */
  String id() {
    return id;
  }

  /** FROM and WHERE. */
  String text() {
    return from.toString() + where;
  }

  /** What the marks stand for. */
  List<Object> arguments() {
    List<Object> all = new ArrayList<>(inFrom);
    all.addAll(inWhere);
    return all;
  }
}
