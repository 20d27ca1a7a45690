package org.fuma.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers by which the rules judge (domain.md §4). One version of the rules is one of these; {@code config/rules.yml} holds the first.
 *
 * @param dueSoonDays      how far ahead another authority's plan is looked for, in calendar days
 * @param duplicateMinutes within so many minutes a second arrival at a firm is taken for a duplicate
 * @param resultDays       calendar days after leaving within which a result is on time
 * @param noScanCases      from this unexcused case of an authority on, each entry without a scan is an alert
 */
public record RuleParameters(
    QuietDays quietDays, Cap cap, Frequency frequency, int dueSoonDays, int duplicateMinutes, LateEntry lateEntry, int resultDays, Clock clock,
    int noScanCases, Ratings ratings) {

  /**
   * Days of the month, both included, on which firms are left in peace.
   *
   * @param kinds         the kinds of inspection that wait; an emergency never does
   * @param except        sectors in which no inspection waits, when every item is in one of them
   * @param seriousHarm   true when a verified report of serious harm does not wait
   * @param superiorOrder true when an order from above does not wait
   */
  public record QuietDays(boolean on, int from, int until, Set<VisitKind> kinds, Set<Sector> except, boolean seriousHarm, boolean superiorOrder) {

    /** Keeps its own copies. */
    public QuietDays {
      kinds = Set.copyOf(kinds);
      except = Set.copyOf(except);
    }

    /** True when that day is one of them. */
    public boolean covers(LocalDate day) {
      return on && day.getDayOfMonth() >= from && day.getDayOfMonth() <= until;
    }
  }

  /**
   * Counted visits of one authority to one firm a year at most.
   *
   * @param general      where the firm has no grade
   * @param byGrade      by grade (A to D) where it has one
   * @param outsideKinds kinds of inspection that do not count
   * @param outsideBases bases on which no inspection counts
   */
  public record Cap(int general, Map<String, Integer> byGrade, Set<VisitKind> outsideKinds, Set<Basis> outsideBases) {

    /** Keeps its own copies. */
    public Cap {
      byGrade = Map.copyOf(byGrade);
      outsideKinds = Set.copyOf(outsideKinds);
      outsideBases = Set.copyOf(outsideBases);
    }

    /** How often at most, at a firm of that grade. */
    public int at(Optional<String> grade) {
      return grade.map(byGrade::get).orElse(general);
    }
  }

  /** A notice from so many visits by anybody within so many calendar days. */
  public record Frequency(int visits, int days) {

    /** The first of the days that end with this one. */
    public LocalDate since(LocalDate day) {
      return day.minusDays(days - 1L);
    }
  }

  /** After an outage an arrival may be entered within so many calendar days. */
  public record LateEntry(int outageDays) {}

  /** The complaint clocks, in working days where not said otherwise. */
  public record Clock(int acceptDays, int decideDays, int wholeCalendarDays, int tellDays, int reopenDays, int callBackDays) {}

  /**
   * Ratings after a visit.
   *
   * @param leastFirms an authority sees totals from so many distinct firms on
   * @param callBackUpTo a supervisor calls back after so many stars of five, or fewer
   */
  public record Ratings(int leastFirms, int callBackUpTo) {}

  /** What holds where nobody has said otherwise: domain.md §4. */
  public static final RuleParameters DEFAULTS =
      new RuleParameters(
          new QuietDays(false, 1, 20, Set.of(VisitKind.ROUTINE, VisitKind.CAMPAIGN, VisitKind.CASE, VisitKind.JOINT),
              Set.of(Sector.FOOD, Sector.DRUGS, Sector.HAZARDOUS_CHEMICALS, Sector.SPECIAL_EQUIPMENT, Sector.FINANCE), true, true),
          new Cap(2, Map.of("A", 0, "B", 1, "C", 2, "D", 4), Set.of(VisitKind.CASE, VisitKind.RECHECK, VisitKind.EMERGENCY),
              Set.of(Basis.REPORT, Basis.HANDOVER, Basis.SIGNAL)),
          new Frequency(2, 60),
          30,
          15,
          new LateEntry(10),
          3,
          new Clock(5, 30, 60, 15, 15, 5),
          2,
          new Ratings(5, 2));
}
