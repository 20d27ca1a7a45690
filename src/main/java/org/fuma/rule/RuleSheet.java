package org.fuma.rule;

import static org.fuma.rule.RuleLine.choices;
import static org.fuma.rule.RuleLine.number;
import static org.fuma.rule.RuleLine.onOff;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.rule.RuleLine.Group;
import org.fuma.web.Checks;

/**
 * The parameters as lines of text: as they are stored, sent, edited and compared. A line that is missing says what {@link RuleParameters#DEFAULTS}
 * say, so that versions from before a parameter was thought of stay readable.
 */
public final class RuleSheet {

  /** Every line, in the order in which people read them. */
  public static final List<RuleLine> LINES =
      List.of(
          onOff(Group.QUIET_DAYS, "quietDays.on"),
          number(Group.QUIET_DAYS, "quietDays.from", 1, 31),
          number(Group.QUIET_DAYS, "quietDays.until", 1, 31),
          choices(Group.QUIET_DAYS, "quietDays.kinds", VisitKind.ROUTINE, VisitKind.CAMPAIGN, VisitKind.CASE, VisitKind.RECHECK, VisitKind.JOINT),
          choices(Group.QUIET_DAYS, "quietDays.except", Sector.FOOD, Sector.DRUGS, Sector.HAZARDOUS_CHEMICALS, Sector.SPECIAL_EQUIPMENT, Sector.FINANCE),
          onOff(Group.QUIET_DAYS, "quietDays.seriousHarm"),
          onOff(Group.QUIET_DAYS, "quietDays.superiorOrder"),
          number(Group.CAP, "cap.general", 0, 99),
          number(Group.CAP, "cap.A", 0, 99),
          number(Group.CAP, "cap.B", 0, 99),
          number(Group.CAP, "cap.C", 0, 99),
          number(Group.CAP, "cap.D", 0, 99),
          choices(Group.CAP, "cap.outsideKinds", VisitKind.CASE, VisitKind.RECHECK, VisitKind.JOINT, VisitKind.EMERGENCY),
          choices(Group.CAP, "cap.outsideBases", Basis.REPORT, Basis.HANDOVER, Basis.SIGNAL, Basis.SUPERIOR_ORDER),
          number(Group.FREQUENCY, "frequency.visits", 1, 99),
          number(Group.FREQUENCY, "frequency.days", 1, 366),
          number(Group.FREQUENCY, "dueSoonDays", 0, 366),
          number(Group.FREQUENCY, "duplicateMinutes", 1, 1_440),
          number(Group.RECORD, "lateEntry.outageDays", 0, 60),
          number(Group.RECORD, "resultDays", 0, 60),
          number(Group.RECORD, "noScanCases", 1, 99),
          number(Group.CLOCK, "clock.acceptDays", 1, 60),
          number(Group.CLOCK, "clock.decideDays", 1, 250),
          number(Group.CLOCK, "clock.wholeCalendarDays", 1, 366),
          number(Group.CLOCK, "clock.tellDays", 1, 60),
          number(Group.CLOCK, "clock.reopenDays", 1, 60),
          number(Group.CLOCK, "clock.callBackDays", 1, 60),
          number(Group.RATINGS, "ratings.leastFirms", 2, 1_000),
          number(Group.RATINGS, "ratings.callBackUpTo", 1, 5));

  private static final Map<String, RuleLine> BY_NAME = LINES.stream().collect(Collectors.toMap(RuleLine::name, line -> line));

  private static final String LAST_QUIET = "quietDays.until";
  private static final int LONGEST = 400;

  private final Map<String, String> given;
  private final Checks checks;

  private RuleSheet(Map<String, String> given, Checks checks) {
    this.given = given;
    this.checks = checks;
  }

  /** The lines that differ between two versions: name, then what it said and what it says. */
  public record Change(RuleLine line, String before, String after) {}

  /** The parameters as lines, in their order. */
  public static Map<String, String> write(RuleParameters rules) {
    Map<String, String> lines = new LinkedHashMap<>();
    RuleParameters.QuietDays quiet = rules.quietDays();
    put(lines, "quietDays.on", quiet.on());
    put(lines, "quietDays.from", quiet.from());
    put(lines, "quietDays.until", quiet.until());
    put(lines, "quietDays.kinds", quiet.kinds());
    put(lines, "quietDays.except", quiet.except());
    put(lines, "quietDays.seriousHarm", quiet.seriousHarm());
    put(lines, "quietDays.superiorOrder", quiet.superiorOrder());
    put(lines, "cap.general", rules.cap().general());
    List.of("A", "B", "C", "D").forEach(grade -> put(lines, "cap." + grade, rules.cap().byGrade().get(grade)));
    put(lines, "cap.outsideKinds", rules.cap().outsideKinds());
    put(lines, "cap.outsideBases", rules.cap().outsideBases());
    put(lines, "frequency.visits", rules.frequency().visits());
    put(lines, "frequency.days", rules.frequency().days());
    put(lines, "dueSoonDays", rules.dueSoonDays());
    put(lines, "duplicateMinutes", rules.duplicateMinutes());
    put(lines, "lateEntry.outageDays", rules.lateEntry().outageDays());
    put(lines, "resultDays", rules.resultDays());
    put(lines, "noScanCases", rules.noScanCases());
    RuleParameters.Clock clock = rules.clock();
    put(lines, "clock.acceptDays", clock.acceptDays());
    put(lines, "clock.decideDays", clock.decideDays());
    put(lines, "clock.wholeCalendarDays", clock.wholeCalendarDays());
    put(lines, "clock.tellDays", clock.tellDays());
    put(lines, "clock.reopenDays", clock.reopenDays());
    put(lines, "clock.callBackDays", clock.callBackDays());
    put(lines, "ratings.leastFirms", rules.ratings().leastFirms());
    put(lines, "ratings.callBackUpTo", rules.ratings().callBackUpTo());
    return lines;
  }

  /** The parameters that the lines say; what cannot be is refused under the line's name. Whoever calls ends the checks. */
  public static RuleParameters read(Map<String, String> lines, Checks checks) {
    lines.keySet().stream().filter(name -> !BY_NAME.containsKey(name)).forEach(name -> checks.refuse(name, "rulebook.unknown-line"));
    Map<String, String> whole = new LinkedHashMap<>(write(RuleParameters.DEFAULTS));
    whole.putAll(lines);
    return new RuleSheet(whole, checks).parameters();
  }

  /** What changed from one version to another, in the lines' order. */
  public static List<Change> changes(RuleParameters before, RuleParameters after) {
    Map<String, String> old = write(before);
    Map<String, String> now = write(after);
    return LINES.stream().filter(line -> !old.get(line.name()).equals(now.get(line.name())))
        .map(line -> new Change(line, old.get(line.name()), now.get(line.name()))).toList();
  }

  private RuleParameters parameters() {
    return new RuleParameters(
        quietDays(),
        new RuleParameters.Cap(
            whole("cap.general"),
            Map.of("A", whole("cap.A"), "B", whole("cap.B"), "C", whole("cap.C"), "D", whole("cap.D")),
            chosen("cap.outsideKinds", VisitKind.class),
            chosen("cap.outsideBases", Basis.class)),
        new RuleParameters.Frequency(whole("frequency.visits"), whole("frequency.days")),
        whole("dueSoonDays"),
        whole("duplicateMinutes"),
        new RuleParameters.LateEntry(whole("lateEntry.outageDays")),
        whole("resultDays"),
        new RuleParameters.Clock(
            whole("clock.acceptDays"), whole("clock.decideDays"), whole("clock.wholeCalendarDays"), whole("clock.tellDays"),
            whole("clock.reopenDays"), whole("clock.callBackDays")),
        whole("noScanCases"),
        new RuleParameters.Ratings(whole("ratings.leastFirms"), whole("ratings.callBackUpTo")));
  }

  private RuleParameters.QuietDays quietDays() {
    int from = whole("quietDays.from");
    int until = whole("quietDays.until");
    if (until < from) {
      checks.refuse(LAST_QUIET, "rulebook.until-before-from");
    } else if (from == 1 && until == 31) {
      checks.refuse(LAST_QUIET, "rulebook.always-quiet");
    }
    return new RuleParameters.QuietDays(
        flag("quietDays.on"), from, until, chosen("quietDays.kinds", VisitKind.class), chosen("quietDays.except", Sector.class),
        flag("quietDays.seriousHarm"), flag("quietDays.superiorOrder"));
  }

  private int whole(String name) {
    return checks.number(name, given.get(name), BY_NAME.get(name).least(), BY_NAME.get(name).most());
  }

  private boolean flag(String name) {
    String text = checks.required(name, given.get(name), 5);
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      checks.refuse(name, "check.choice");
    }
    return text.equals("true");
  }

  private <E extends Enum<E>> Set<E> chosen(String name, Class<E> type) {
    Set<E> chosen = new LinkedHashSet<>();
    for (String text : checks.optional(name, given.get(name), LONGEST).split(",")) {
      if (!text.isBlank()) {
        Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text.strip()) && BY_NAME.get(name).choices().contains(one)).findFirst()
            .ifPresentOrElse(chosen::add, () -> checks.refuse(name, "check.choice"));
      }
    }
    return chosen;
  }

  private static void put(Map<String, String> lines, String name, Object value) {
    lines.put(name, value instanceof Collection<?> many
        ? BY_NAME.get(name).choices().stream().filter(many::contains).map(Enum::name).collect(Collectors.joining(","))
        : String.valueOf(value));
  }
}
