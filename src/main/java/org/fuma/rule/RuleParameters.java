package org.fuma.rule;

import java.util.Map;
import java.util.Set;

/** The numbers by which the rules judge (domain.md §4). One version of the rules is one of these; {@code config/rules.yml} holds the first. */
public record RuleParameters(
    QuietDays quietDays, Cap cap, Frequency frequency, int dueSoonDays, int duplicateMinutes, LateEntry lateEntry, int resultDays, Clock clock) {

  /** Days of the month, both included, on which no proactive visit is made, unless an item is in one of the sectors. */
  public record QuietDays(boolean on, int from, int until, Set<Sector> except) {

    /** Keeps its own copy. */
    public QuietDays {
      except = Set.copyOf(except);
    }
  }

  /** Counted visits of one authority to one firm a year at most: by grade (A to D) where the firm has one, else the general number. */
  public record Cap(int general, Map<String, Integer> byGrade) {

    /** Keeps its own copy. */
    public Cap {
      byGrade = Map.copyOf(byGrade);
    }
  }

  /** A notice from so many visits by anybody within so many calendar days. */
  public record Frequency(int visits, int days) {}

  /** After an outage an arrival may be entered within so many calendar days. */
  public record LateEntry(int outageDays) {}

  /** The complaint clocks, in working days where not said otherwise. */
  public record Clock(int acceptDays, int decideDays, int wholeCalendarDays, int tellDays, int reopenDays, int callBackDays) {}

  /** What holds where nobody has said otherwise: domain.md §4. */
  public static final RuleParameters DEFAULTS =
      new RuleParameters(
          new QuietDays(false, 1, 20, Set.of(Sector.FOOD, Sector.DRUGS, Sector.HAZARDOUS_CHEMICALS, Sector.SPECIAL_EQUIPMENT, Sector.FINANCE)),
          new Cap(2, Map.of("A", 0, "B", 1, "C", 2, "D", 4)),
          new Frequency(2, 60),
          30,
          15,
          new LateEntry(10),
          3,
          new Clock(5, 30, 60, 15, 15, 5));
}
