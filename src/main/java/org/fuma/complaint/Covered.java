package org.fuma.complaint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a question covers, and how well its firms hide one another.
 *
 * @param from   the first day; with a visit, its own
 * @param until  the last day
 * @param series the inspection item, by the id of its first version
 * @param visit  the one visit
 */
public record Covered(QuestionScope scope, Optional<LocalDate> from, Optional<LocalDate> until, Optional<Long> series, Optional<Long> visit) {

  /**
   * The smallest group of firms that can be told apart from all others by which of the questions cover them; none when no question covers any. Who
   * knows or guesses that several questions are about one firm learns of it no more than that it is one of such a group.
   */
  static int smallestGroup(Collection<Set<Long>> questions) {
    Map<Long, List<Integer>> coveredBy = new HashMap<>();
    int number = 0;
    for (Set<Long> firms : questions) {
      for (Long firm : firms) {
        coveredBy.computeIfAbsent(firm, any -> new ArrayList<>()).add(number);
      }
      number++;
    }
    Map<List<Integer>, Integer> groups = new HashMap<>();
    coveredBy.values().forEach(by -> groups.merge(by, 1, Integer::sum));
    return groups.values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }
}
