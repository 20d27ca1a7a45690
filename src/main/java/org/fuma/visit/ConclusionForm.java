package org.fuma.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.authority.InspectionItem;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Form;

/**
 * Reads what officials say of a visit's outcome, and holds it against itself: an order has a day, a case its number, a problem its words, and where
 * nothing is inspected nothing is ordered (国办发〔2024〕54号: no inspection in disguise).
 */
final class ConclusionForm {

  /** Most characters of the note, and of everything written together. */
  static final int LONGEST_NOTE = 2_000;
  static final int LONGEST_TOGETHER = 6_000;
  static final int LONGEST_REMARK = 500;
  static final int LONGEST_CASE_NUMBER = 60;

  /** An order to correct ends within so many days. */
  static final int LONGEST_ORDER_DAYS = 366;

  private static final String FOUND = "found-";
  private static final String REMARK = "remark-";
  private static final int SHORTEST_WHY = 4;
  private static final Set<VisitResult> OF_CONTACTS = Set.of(VisitResult.NO_PROBLEM, VisitResult.ADVICE, VisitResult.NOT_COMPLETED);

  private ConclusionForm() {}

  /** What was said, before anything of it is looked at; empty text for what was not said. */
  record Said(String result, String note, String correctBy, String caseNumber, String why, List<SaidFinding> findings) {}

  /** The same of one item. */
  record SaidFinding(String item, String found, String remark) {}

  /** What a page's form says of these items. */
  static Said said(Form form, List<InspectionItem> items) {
    return new Said(form.text("result"), form.text("note"), form.text("correctBy"), form.text("caseNumber"), form.text("why"),
        items.stream().map(item -> Ids.show(item.id())).map(id -> new SaidFinding(id, form.text(FOUND + id), form.text(REMARK + id)))
            .filter(one -> !one.found().isBlank() || !one.remark().isBlank()).toList());
  }

  /** The results that a visit of that kind can have. */
  static List<VisitResult> results(VisitKind kind) {
    return List.of(VisitResult.values()).stream().filter(result -> kind.inspection() || OF_CONTACTS.contains(result)).toList();
  }

  /**
   * Reads it.
   *
   * @param items what was announced at the arrival
   * @param today in Asia/Shanghai
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  static Conclusion read(Said said, VisitKind kind, List<Long> items, LocalDate today) {
    Checks checks = new Checks();
    VisitResult result = checks.requiredOneOf("result", said.result(), VisitResult.class);
    Conclusion read =
        new Conclusion(
            result,
            checks.optional("note", said.note(), LONGEST_NOTE),
            checks.date("correctBy", said.correctBy()),
            checks.optional("caseNumber", said.caseNumber(), LONGEST_CASE_NUMBER),
            checks.optional("why", said.why(), LONGEST_NOTE / 4),
            findings(checks, said.findings(), items));
    if (checks.oneOf("result", said.result(), VisitResult.class).isPresent()) {
      consistent(checks, read, kind, today);
    }
    if (length(read) > LONGEST_TOGETHER) {
      checks.refuse("note", "after.long-together", LONGEST_TOGETHER);
    }
    checks.done();
    return read;
  }

  private static List<ItemFinding> findings(Checks checks, List<SaidFinding> said, List<Long> items) {
    List<ItemFinding> findings = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (SaidFinding one : said) {
      Optional<Long> item = Ids.read(one.item()).filter(items::contains).filter(seen::add);
      if (item.isEmpty()) {
        checks.refuse("findings", "after.foreign-item");
        continue;
      }
      String foundField = FOUND + Ids.show(item.get());
      String remarkField = REMARK + Ids.show(item.get());
      Optional<Found> found = checks.oneOf(foundField, one.found(), Found.class);
      String remark = checks.optional(remarkField, one.remark(), LONGEST_REMARK);
      if (found.isEmpty() && !remark.isEmpty()) {
        checks.refuse(foundField, "check.required");
      }
      if (found.filter(Found.PROBLEM::equals).isPresent() && remark.isEmpty()) {
        checks.refuse(remarkField, "after.say-problem");
      }
      found.ifPresent(what -> findings.add(new ItemFinding(item.get(), what, remark)));
    }
    return List.copyOf(findings);
  }

  private static void consistent(Checks checks, Conclusion read, VisitKind kind, LocalDate today) {
    VisitResult result = read.result();
    if (!results(kind).contains(result)) {
      checks.refuse("result", "after.nothing-inspected");
    }
    if (result == VisitResult.NO_PROBLEM && read.foundProblem()) {
      checks.refuse("result", "after.problem-found");
    }
    order(checks, read, today);
    if (result == VisitResult.CASE_OPENED && read.caseNumber().isEmpty()) {
      checks.refuse("caseNumber", "check.required");
    }
    if (result != VisitResult.CASE_OPENED && !read.caseNumber().isEmpty()) {
      checks.refuse("caseNumber", "after.only-case");
    }
    if (result == VisitResult.NOT_COMPLETED && read.why().length() < SHORTEST_WHY) {
      checks.refuse("why", "check.short", SHORTEST_WHY);
    }
    if (result != VisitResult.NOT_COMPLETED && !read.why().isEmpty()) {
      checks.refuse("why", "after.only-not-completed");
    }
  }

  private static void order(Checks checks, Conclusion read, LocalDate today) {
    boolean mayOrder = read.result() == VisitResult.CORRECTION || read.result() == VisitResult.CASE_OPENED;
    if (read.result() == VisitResult.CORRECTION && read.correctBy().isEmpty()) {
      checks.refuse("correctBy", "check.required");
    }
    if (!mayOrder && read.correctBy().isPresent()) {
      checks.refuse("correctBy", "after.only-order");
    }
    if (read.correctBy().filter(day -> day.isBefore(today) || day.isAfter(today.plusDays(LONGEST_ORDER_DAYS))).isPresent()) {
      checks.refuse("correctBy", "after.order-days", LONGEST_ORDER_DAYS);
    }
    if (read.result() == VisitResult.CORRECTION && read.note().isEmpty() && !read.foundProblem()) {
      checks.refuse("note", "after.say-what");
    }
  }

  private static int length(Conclusion read) {
    return read.note().length() + read.caseNumber().length() + read.why().length()
        + read.findings().stream().mapToInt(finding -> finding.remark().length()).sum();
  }
}
