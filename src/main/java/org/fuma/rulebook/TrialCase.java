package org.fuma.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fuma.rule.Basis;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.Sector;
import org.fuma.rule.VisitKind;
import org.fuma.web.Checks;
import org.fuma.web.Form;

/** A case that somebody thinks up: what is left out is such that nothing stands against it. */
final class TrialCase {

  /** Where a thought-up code may stand. */
  enum Code { ACTIVE, ISSUED, SUSPENDED, REPLACED, REVOKED, EXPIRED }

  /** Where a thought-up firm may stand. */
  enum Firm { ACTIVE, SUSPENDED, WITHDRAWN }

  /** What a thought-up plan lacks. */
  enum Plan { GOOD, MISSING, NOT_APPROVED, OTHER_PERIOD, OTHER_ITEMS, OTHER_FIRM, OTHER_KIND, DONE }

  /** Where a thought-up order to correct stands. */
  enum Correction { OPEN, CLOSED, MISSING }

  /** What is taken where nothing is said, besides today and a basis that the kind allows. */
  static final Map<String, List<String>> ASSUMED =
      Map.of("kind", List.of("ROUTINE"), "code", List.of("ACTIVE"), "firm", List.of("ACTIVE"), "plan", List.of("GOOD"), "correction", List.of("OPEN"),
          "sector", List.of("GENERAL"), "officials", List.of("2"), "items", List.of("1"), "counted", List.of("0"), "recent", List.of("0"));

  static final List<String> GRADES = List.of("A", "B", "C", "D");

  private static final int PAIR = 2;
  private static final int MOST_OFFICIALS = 10;
  private static final int MOST_ITEMS = 10;
  private static final int MOST_COUNT = 999;
  private static final int LONGEST = 200;

  private final Form form;
  private final LocalDate today;
  private final Checks checks;

  private TrialCase(Form form, LocalDate today, Checks checks) {
    this.form = form;
    this.today = today;
    this.checks = checks;
  }

  /** The case's facts; what cannot be is refused under its field. Whoever calls ends the checks. */
  static EntryFacts read(Form form, LocalDate today, Checks checks) {
    return new TrialCase(form, today, checks).facts();
  }

  private EntryFacts facts() {
    LocalDate day = checks.date("day", form.text("day")).orElse(today);
    VisitKind kind = chosen("kind", VisitKind.ROUTINE);
    Basis basis = chosen("basis", Basis.allowedFor(kind).stream().sorted().findFirst().orElseThrow());
    return new EntryFacts(
        day, kind, basis, checks.optional("reference", form.text("reference"), LONGEST), yes("seriousHarm"),
        checks.optional("emergencyReason", form.text("emergencyReason"), LONGEST), new EntryFacts.Code(chosen("code", Code.ACTIVE).name(), yes("keyCompromised")),
        new EntryFacts.Firm(chosen("firm", Firm.ACTIVE).name(), grade(), digits("district")),
        new EntryFacts.Body("示例局", !yes("authorityUnlisted"), digits("actsIn").map(Set::of).orElse(Set.of())), officials(day), yes("secondPhoneDead"), items(),
        plan(kind, basis), correction(kind, day), new EntryFacts.Counts(number("counted", 0, MOST_COUNT), number("recent", 0, MOST_COUNT)),
        yes("dueSoon") ? List.of(new EntryFacts.Due("另一示例局", "示例计划", day, day.plusDays(20))) : List.of());
  }

  private List<EntryFacts.Certificate> officials(LocalDate day) {
    LocalDate from = checks.date("certificateFrom", form.text("certificateFrom")).orElse(day.minusYears(1));
    LocalDate until = checks.date("certificateUntil", form.text("certificateUntil")).orElse(day.plusYears(1));
    int number = number("officials", PAIR, MOST_OFFICIALS);
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> new EntryFacts.Certificate("示例官员" + i, i == 1 ? from : day.minusYears(1), i == 1 ? until : day.plusYears(1), i > 1 || !yes("officialUnlisted")))
        .toList();
  }

  private List<EntryFacts.Item> items() {
    Sector sector = chosen("sector", Sector.GENERAL);
    boolean inForce = !yes("itemWithdrawn");
    return IntStream.rangeClosed(1, number("items", 1, MOST_ITEMS)).mapToObj(i -> new EntryFacts.Item("示例事项" + i, inForce || i > 1, sector)).toList();
  }

  private Optional<EntryFacts.Plan> plan(VisitKind kind, Basis basis) {
    Plan plan = chosen("plan", Plan.GOOD);
    VisitKind own = kind == VisitKind.CAMPAIGN ? VisitKind.CAMPAIGN : VisitKind.ROUTINE;
    VisitKind other = own == VisitKind.CAMPAIGN ? VisitKind.ROUTINE : VisitKind.CAMPAIGN;
    return basis != Basis.PLAN || plan == Plan.MISSING ? Optional.empty()
        : Optional.of(new EntryFacts.Plan(
            "示例计划", plan == Plan.OTHER_KIND ? other : own, plan != Plan.NOT_APPROVED, plan != Plan.OTHER_PERIOD, plan != Plan.OTHER_ITEMS,
            plan != Plan.OTHER_FIRM, 1, plan == Plan.DONE ? 1 : 0));
  }

  private Optional<EntryFacts.Correction> correction(VisitKind kind, LocalDate day) {
    Correction order = chosen("correction", Correction.OPEN);
    LocalDate by = checks.date("correctBy", form.text("correctBy")).orElse(day);
    return kind != VisitKind.RECHECK || order == Correction.MISSING ? Optional.empty() : Optional.of(new EntryFacts.Correction(by, order == Correction.OPEN));
  }

  private Optional<String> grade() {
    String grade = checks.optional("grade", form.text("grade"), 1);
    if (!grade.isEmpty() && !GRADES.contains(grade)) {
      checks.refuse("grade", "check.choice");
    }
    return Optional.of(grade).filter(text -> !text.isEmpty());
  }

  private Optional<String> digits(String field) {
    String text = checks.optional(field, form.text(field), LONGEST);
    if (!text.isEmpty() && !text.matches("\\d{6}")) {
      checks.refuse(field, "check.choice");
    }
    return Optional.of(text).filter(digits -> !digits.isEmpty());
  }

  private <E extends Enum<E>> E chosen(String field, E otherwise) {
    return checks.oneOf(field, form.text(field), otherwise.getDeclaringClass()).orElse(otherwise);
  }

  private int number(String field, int otherwise, int most) {
    return form.text(field).isBlank() ? otherwise : checks.number(field, form.text(field), 0, most);
  }

  private boolean yes(String field) {
    return form.has(field, "true");
  }
}
