package org.fuma.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;

/**
 * A plan as its lead writes it, readable as far as can be told without looking anything up.
 *
 * @param kind    routine or campaign
 * @param items   their ids, sorted
 * @param firms   USCCs as they were typed; empty where firms are chosen
 */
public record NewPlan(
    String name, VisitKind kind, LocalDate from, LocalDate until, int perFirm, List<Long> items, List<String> firms, Optional<FirmChoice> chosen) {

  /** Most items of a plan. */
  static final int MOST_ITEMS = 100;

  private static final int MOST_A_YEAR = 12;

  /**
   * Reads what a person or a program gave, by field; empty text for what was not given.
   *
   * @param items ids as shown
   * @param firms USCCs, one for each firm
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static NewPlan read(UnaryOperator<String> given, List<String> items, List<String> firms) {
    Checks checks = new Checks();
    String name = checks.required("name", given.apply("name"), 120);
    VisitKind kind = checks.requiredOneOf("kind", given.apply("kind"), VisitKind.class);
    if (kind != VisitKind.ROUTINE && kind != VisitKind.CAMPAIGN) {
      checks.refuse("kind", "check.choice");
    }
    LocalDate from = day(checks, "from", given.apply("from"));
    LocalDate until = day(checks, "until", given.apply("until"));
    if (until.isBefore(from)) {
      checks.refuse("until", "plan.until-before-from");
    } else if (until.getYear() != from.getYear()) {
      checks.refuse("until", "plan.two-years");
    }
    int perFirm = checks.number("perFirm", given.apply("perFirm").isBlank() ? "1" : given.apply("perFirm"), 1, MOST_A_YEAR);
    List<Long> chosenItems = items.stream().flatMap(item -> Ids.read(item).stream()).distinct().sorted().toList();
    if (chosenItems.isEmpty()) {
      checks.refuse("items", "plan.items-needed");
    } else if (chosenItems.size() > MOST_ITEMS) {
      checks.refuse("items", "plan.too-many-items", MOST_ITEMS);
    }
    Optional<FirmChoice> chosen =
        FirmChoice.of(checks.optional("district", given.apply("district"), 6), checks.optional("batch", given.apply("batch"), 40),
            checks.optional("grade", given.apply("grade"), 1));
    if (firms.isEmpty() && chosen.isEmpty()) {
      checks.refuse("usccs", "plan.firms-needed");
    } else if (!firms.isEmpty() && chosen.isPresent()) {
      checks.refuse("usccs", "plan.firms-twice");
    }
    checks.done();
    chosen.ifPresent(FirmChoice::filter);
    return new NewPlan(name, kind, from, until, perFirm, chosenItems, firms, chosen);
  }

  private static LocalDate day(Checks checks, String field, String given) {
    checks.required(field, given, 32);
    return checks.date(field, given).orElse(LocalDate.EPOCH);
  }
}
