package org.fuma.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.web.Failure;

/** Looks for the line of headings: the first that names both the firm's name and its USCC, after at most ten lines of title. */
final class Headings {

  private static final int MOST_TITLES = 10;
  private static final int LONGEST_SHOWN = 60;
  private static final int MOST_SHOWN = 20;

  private int looked;
  private List<String> best = List.of();
  private long bestKnown = -1;

  /**
   * Looks at the next line that is not empty.
   *
   * @return the headings; empty while this is but a title
   * @throws Failure.Invalid when a heading stands twice, or when no line so far was the headings and none will be looked at any more
   */
  Optional<List<Layout.Heading>> look(List<String> cells) {
    List<Layout.Heading> read =
        cells.stream().map(cell -> new Layout.Heading(shown(cell), Column.of(cell).orElse(null))).toList();
    Map<Column, List<String>> known = new EnumMap<>(Column.class);
    read.forEach(heading -> heading.taken().ifPresent(column -> known.computeIfAbsent(column, any -> new ArrayList<>()).add(heading.text())));
    if (known.containsKey(Column.NAME) && known.containsKey(Column.USCC)) {
      known.remove(Column.REASON);
      known.values().stream().filter(same -> same.size() > 1).findFirst().ifPresent(same -> {
        throw new Failure.Invalid("roster.headings-twice", String.join("、", same));
      });
      return Optional.of(read);
    }
    if (known.size() > bestKnown) {
      bestKnown = known.size();
      best = cells;
    }
    if (++looked > MOST_TITLES) {
      throw none();
    }
    return Optional.empty();
  }

  /** What is to be told when the file ended before its headings. */
  Failure.Invalid none() {
    String found = best.stream().filter(cell -> !cell.isBlank()).limit(MOST_SHOWN).map(Headings::shown).collect(Collectors.joining("、"));
    return found.isEmpty() ? new Failure.Invalid("roster.empty") : new Failure.Invalid("roster.headings-missing", found);
  }

  private static String shown(String cell) {
    String line = cell.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST_SHOWN, line.codePointCount(0, line.length())))) + "…";
  }
}
