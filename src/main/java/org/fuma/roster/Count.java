package org.fuma.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.enterprise.District;
import org.fuma.enterprise.Enrolled;

/** The names under which a job counts what became of a roster's lines. */
public final class Count {

  /** Lines whose firm was not enrolled. */
  public static final String NEW = "firm-new";

  /** Lines that change their firm. */
  public static final String CHANGED = "firm-changed";

  /** Lines that say nothing new. */
  public static final String UNCHANGED = "firm-unchanged";

  /** Lines that were refused. */
  public static final String REFUSED = "line-refused";

  /** Firms whose district is open. */
  public static final String OPEN = "district-open";

  private static final String DISTRICT = "district-";

  private Count() {}

  /** Firms of that district. */
  public static String in(District district) {
    return DISTRICT + district.code();
  }

  /** Lines that were not refused. */
  public static long good(Map<String, Long> counts) {
    return of(counts, NEW) + of(counts, CHANGED) + of(counts, UNCHANGED);
  }

  /** How many there are of that name. */
  public static long of(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  static Map<String, Long> of(List<Enrolled> told, int refused) {
    Map<String, Long> counts = new HashMap<>();
    told.forEach(one -> {
      counts.merge(
          switch (one) {
            case Enrolled.New fresh -> NEW;
            case Enrolled.Changed changed -> CHANGED;
            case Enrolled.Unchanged same -> UNCHANGED;
          },
          1L, Long::sum);
      Optional<District> district = one.district();
      counts.merge(district.map(Count::in).orElse(OPEN), 1L, Long::sum);
    });
    if (refused > 0) {
      counts.put(REFUSED, (long) refused);
    }
    return counts;
  }
}
