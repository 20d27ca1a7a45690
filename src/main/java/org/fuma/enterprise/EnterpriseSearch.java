package org.fuma.enterprise;

import jakarta.inject.Inject;
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

  /** Firms that are looked at in haste. */
  private static final int HASTY = 4_000;

  private final Sql sql;
  private final long few;

  @Inject
  EnterpriseSearch(Sql sql) {
    this(sql, FEW);
  }

  /** @param few up to this estimate, a range out of order is little work */
  EnterpriseSearch(Sql sql, long few) {
    this.sql = sql;
    this.few = few;
  }

  /**
   * Where the firms are that a filter leaves.
   *
   * @param from      FROM and WHERE, with the tables l (leading), e (enterprise) and h (enterprise_head)
   * @param id        the column to sort by, descending
   * @param arguments what the marks stand for
   * @param hasty     what is worth a try first: a page that it fills is the page
   */
  record Found(String from, String id, List<Object> arguments, Optional<Found> hasty) {

    /** With one more condition. */
    Found and(String condition, List<Object> more) {
      List<Object> all = new ArrayList<>(arguments);
      all.addAll(more);
      return new Found(from + " AND (" + condition + ")", id, all, Optional.empty());
    }

    private Found after(Found first) {
      return new Found(from, id, arguments, Optional.of(first));
    }
  }

  /** The firms of a selection, below that id. */
  Found find(Selection selection, long below, int most) {
    return selection.ids().isEmpty() ? find(selection.narrowed(), below, most) : of(selection.chosen(), below);
  }

  /** All firms of a selection, to be narrowed further. */
  Found all(Selection selection) {
    return selection.ids().isEmpty() ? whole(selection.narrowed(), true) : of(selection.chosen(), Long.MAX_VALUE);
  }

  /** All firms of a selection, to be counted: only l is there. */
  Found counted(Selection selection) {
    return selection.ids().isEmpty() ? whole(selection.narrowed(), false) : of(selection.chosen(), Long.MAX_VALUE);
  }

  /** These firms, below that id. */
  static Found of(List<Long> ids, long below) {
    List<Object> arguments = new ArrayList<>(ids);
    arguments.add(below);
    return new Found(" FROM enterprise_head h STRAIGHT_JOIN enterprise e ON e.id = h.id WHERE h.id IN ("
        + String.join(", ", ids.stream().map(id -> "?").toList()) + ") AND h.id < ?", "h.id", arguments, Optional.empty());
  }

  /**
   * The firms that a filter leaves, below that id.
   *
   * @param most how many will be read, at least 1
   */
  Found find(EnterpriseFilter filter, long below, int most) {
    List<Criterion> criteria = Criterion.of(filter);
    Map<Criterion, Long> expected = expected(criteria);
    Optional<Criterion> leader = leader(criteria, expected);
    Found sure = compose(filter, criteria, expected, leader, true, lead(criteria, leader, most * REPEATED, below));
    boolean doubtful = criteria.stream().anyMatch(one -> !one.ordered() && expected.get(one) >= few);
    if (leader.isEmpty() || !doubtful) {
      return sure;
    }
    Optional<Criterion> inOrder = criteria.stream().filter(Criterion::ordered).min(Comparator.comparingLong(expected::get));
    return sure.after(compose(filter, criteria, Map.of(), inOrder, true, latest(inOrder, below)));
  }

  private Found whole(EnterpriseFilter filter, boolean rows) {
    List<Criterion> criteria = Criterion.of(filter);
    Map<Criterion, Long> expected = expected(criteria);
    Optional<Criterion> leader = leader(criteria, expected);
    return compose(filter, criteria, expected, leader, rows, lead(criteria, leader, 0, Long.MAX_VALUE));
  }

  /** @param expected without it, nothing is known to be frequent */
  private Found compose(
      EnterpriseFilter filter, List<Criterion> criteria, Map<Criterion, Long> expected, Optional<Criterion> leader, boolean rows,
      SearchJoins joins) {
    List<Criterion> followers = criteria.stream().filter(one -> leader.filter(one::equals).isEmpty()).toList();
    followers.stream().filter(Criterion::ordered).sorted(Comparator.comparingLong(one -> expected.getOrDefault(one, 0L)))
        .forEach(joins::follow);
    Optional<Criterion> character = followers.stream().filter(Criterion::ofCharacter).findFirst();
    String name = FoldedName.of(filter.name());
    // Where many are led by many, the character's firms are gathered once instead of comparing each name.
    if (character.filter(one -> gathered(expected.getOrDefault(one, 0L)) && leader.filter(first -> gathered(expected.getOrDefault(first, 0L))).isPresent())
        .isPresent()) {
      joins.gather(character.get());
    } else if (character.isPresent() || name.codePointCount(0, name.length()) > 2) {
      joins.join("name_text t", "t.enterprise_id");
      joins.where("t.folded LIKE ?", List.of("%" + Criterion.literal(name) + "%"));
    }
    List<Criterion> uscc = followers.stream().filter(Criterion::ofUscc).toList();
    if (rows || !uscc.isEmpty()) {
      joins.join("enterprise e", "e.id");
      uscc.forEach(one -> joins.where(one.on("e"), one.arguments()));
    }
    if (rows) {
      joins.join("enterprise_head h", "h.id");
    }
    return new Found(joins.text(), joins.id(), joins.arguments(), Optional.empty());
  }

  private boolean gathered(long expected) {
    return expected >= few && expected < DENSE;
  }

  /** The latest firms of a range in order, or of all: so few that each of them may be looked at. */
  private static SearchJoins latest(Optional<Criterion> inOrder, long below) {
    String column = inOrder.map(Criterion::id).orElse("id");
    String table = inOrder.map(one -> one.as("x")).orElse("enterprise_head x");
    String condition = inOrder.map(one -> one.on("x") + " AND ").orElse("");
    SearchJoins joins = new SearchJoins(below);
    joins.lead("(SELECT x." + column + " FROM " + table + " WHERE " + condition + "x." + column + " < ? ORDER BY x." + column + " DESC LIMIT "
        + HASTY + ") l", column, inOrder.map(Criterion::arguments).orElse(List.of()));
    return joins;
  }

  private static String all(List<Criterion> criteria) {
    return criteria.stream().anyMatch(Criterion::ofUscc) ? "enterprise l" : "enterprise_head l";
  }

  private static SearchJoins lead(List<Criterion> criteria, Optional<Criterion> leader, int bound, long below) {
    SearchJoins joins = new SearchJoins(below);
    if (leader.isEmpty()) {
      joins.lead(all(criteria), "id");
    } else if (!leader.get().ofCharacter()) {
      joins.lead(leader.get().as("l"), leader.get().id());
      joins.where(leader.get().on("l"), leader.get().arguments());
    } else {
      // A firm stands in such a range once for each character that follows.
      String range = " FROM name_pair p WHERE " + leader.get().on("p") + " AND p.enterprise_id < ?";
      joins.lead(
          bound == 0 || criteria.size() > 1
              ? "(SELECT DISTINCT p.enterprise_id" + range + ") l"
              : "(SELECT DISTINCT q.enterprise_id FROM (SELECT p.enterprise_id" + range
                  + " ORDER BY p.enterprise_id DESC LIMIT " + bound + ") q) l",
          "enterprise_id", leader.get().arguments());
    }
    return joins;
  }

  private Optional<Criterion> leader(List<Criterion> criteria, Map<Criterion, Long> expected) {
    Comparator<Criterion> rarest = Comparator.comparingLong(expected::get);
    Optional<Criterion> ordered = criteria.stream().filter(Criterion::ordered).min(rarest);
    Optional<Criterion> other = criteria.stream().filter(one -> !one.ordered()).min(rarest);
    if (ordered.isEmpty()) {
      return other.filter(one -> expected.get(one) < (one.ofUscc() ? DENSE_USCC : DENSE));
    }
    return other.filter(one -> expected.get(one) < few && expected.get(one) * 4 < expected.get(ordered.get())).or(() -> ordered);
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
}
