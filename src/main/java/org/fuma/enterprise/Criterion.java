package org.fuma.enterprise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One thing that a firm must be, as a range of an index.
 *
 * @param table     where to look
 * @param index     by which index
 * @param id        the column with the firm's id
 * @param condition what its row must satisfy; {@code @} stands for the table's alias
 * @param ordered   whether the range lies in the order of the firms' ids, so that a page of it is read and no more
 */
record Criterion(String table, String index, String id, String condition, List<Object> arguments, boolean ordered) {

  /** Pairs of a long name that are looked at; the name as a whole is compared in any case. */
  private static final int MOST_PAIRS = 8;

  private static final int LAST_CHARACTER = (1 << 21) - 1;

  /** What a filter asks for; nothing when every firm will do. */
  static List<Criterion> of(EnterpriseFilter filter) {
    List<Criterion> all = new ArrayList<>();
    int[] name = FoldedName.of(filter.name()).codePoints().toArray();
    if (name.length == 1) {
      all.add(new Criterion("name_pair", "PRIMARY", "enterprise_id", "@.pair BETWEEN ? AND ?",
          List.of(NameIndex.pair(name[0], 0), NameIndex.pair(name[0], LAST_CHARACTER)), false));
    }
    pairs(name).forEach(
        pair -> all.add(new Criterion("name_pair", "PRIMARY", "enterprise_id", "@.pair = ?", List.of(pair), true)));
    if (!filter.uscc().isEmpty()) {
      all.add(new Criterion("enterprise", "enterprise_uscc", "id", "@.uscc LIKE ?", List.of(beginning(filter.uscc())), false));
    }
    filter.district().ifPresent(district -> all.add(head("district", district.code())));
    if (filter.openDistrict()) {
      all.add(new Criterion("enterprise_head", "enterprise_head_district", "id", "@.district IS NULL", List.of(), true));
    }
    if (!filter.batch().isEmpty()) {
      all.add(head("batch", filter.batch()));
    }
    filter.grade().ifPresent(grade -> all.add(head("grade", grade.name())));
    filter.state().ifPresent(state -> all.add(head("state", state.name())));
    return all;
  }

  /** The condition for a table of that alias. */
  String on(String alias) {
    return condition.replace("@", alias);
  }

  /** The table under that alias, read by this criterion's index. */
  String as(String alias) {
    return table + " " + alias + " FORCE INDEX (" + index + ")";
  }

  /** True for the beginning of a USCC. */
  boolean ofUscc() {
    return table.equals("enterprise");
  }

  /** True for a single character of the name. */
  boolean ofCharacter() {
    return table.equals("name_pair") && !ordered;
  }

  /** What a text begins with or contains, for LIKE. */
  static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static String beginning(String uscc) {
    return literal(uscc) + "%";
  }

  private static Criterion head(String column, String value) {
    return new Criterion("enterprise_head", "enterprise_head_" + column, "id", "@." + column + " = ?", List.of(value), true);
  }

  private static Set<Long> pairs(int[] name) {
    Set<Long> all = new LinkedHashSet<>();
    for (int i = 0; i + 1 < name.length; i++) {
      all.add(NameIndex.pair(name[i], name[i + 1]));
    }
    if (all.size() <= MOST_PAIRS) {
      return all;
    }
    // Spread over the name: its beginning and its end are what many names share.
    List<Long> listed = List.copyOf(all);
    Set<Long> some = new LinkedHashSet<>();
    for (int i = 0; i < MOST_PAIRS; i++) {
      some.add(listed.get(i * (listed.size() - 1) / (MOST_PAIRS - 1)));
    }
    return some;
  }
}
