package org.fuma.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fuma.rule.Basis;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Form;

/** Reads an arrival as a person or a program gave it; asks for what its kind needs, and for no more. */
final class ArrivalForm {

  /** Most characters of a code as scanned. */
  static final int LONGEST_CODE = 1_000;

  /** Most characters of a ticket. */
  static final int LONGEST_TICKET = 100;

  static final int MOST_COLLEAGUES = 9;
  static final int MOST_ITEMS = 100;
  static final int LONGEST_REASON = 500;
  static final int LONGEST_REFERENCE = 200;
  static final int MOST_ASSISTANTS = 20;
  static final int MOST_MINUTES = 1_440;

  private static final int SHORTEST_REASON = 4;
  private static final int SHORTEST_REASON_OF_A_CASE = 10;
  private static final int SHORTEST_REFERENCE = 2;

  private final Checks checks = new Checks();
  private final Form form;

  private ArrivalForm(Form form) {
    this.form = form;
  }

  /**
   * Reads the fields.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is missing or cannot be read
   */
  static Arrival read(Form form) {
    return new ArrivalForm(form).read();
  }

  /** The grounds on which a visit of that kind can be based, as the form offers them; the first is taken where there is one alone. */
  static List<Basis> bases(VisitKind kind) {
    return Arrays.stream(Basis.values()).filter(Basis.allowedFor(kind)::contains).toList();
  }

  private Arrival read() {
    Optional<ScanMeans> means = checks.oneOf("how", form.text("how"), ScanMeans.class);
    VisitKind kind = checks.requiredOneOf("kind", form.text("kind"), VisitKind.class);
    Arrival arrival =
        new Arrival(
            checks.required("code", form.text("code"), LONGEST_CODE),
            means.orElse(ScanMeans.TYPED),
            checks.optional("ticket", form.text("ticket"), LONGEST_TICKET),
            kind,
            items(kind),
            colleagues(kind),
            yes("phoneDead"),
            kind.inspection() ? declared(kind) : contact(),
            checks.required("reason", form.text("reason"), kind == VisitKind.CASE ? SHORTEST_REASON_OF_A_CASE : SHORTEST_REASON, LONGEST_REASON),
            Position.read(form.text("latitude"), form.text("longitude"), form.text("accuracy")),
            Ids.read(form.text("warnedOf")),
            form.fields().containsKey("warnedOf"));
    checks.done();
    return arrival;
  }

  private List<Long> items(VisitKind kind) {
    List<Long> items = ids("items");
    if (kind.inspection() && form.all("items").stream().allMatch(String::isBlank)) {
      checks.refuse("items", "visits.items-needed");
    }
    if (!kind.inspection() && !items.isEmpty()) {
      checks.refuse("items", "visits.items-not-here");
    }
    if (items.size() > MOST_ITEMS) {
      checks.refuse("items", "visits.most-items", MOST_ITEMS);
    }
    return items;
  }

  private List<Long> colleagues(VisitKind kind) {
    List<Long> colleagues = ids("colleagues");
    boolean none = form.all("colleagues").stream().allMatch(String::isBlank);
    if (kind.inspection() && none && !yes("alone")) {
      checks.refuse("colleagues", "visits.colleagues-or-alone");
    }
    if (!none && yes("alone")) {
      checks.refuse("colleagues", "visits.colleagues-and-alone");
    }
    if (colleagues.size() > MOST_COLLEAGUES) {
      checks.refuse("colleagues", "visits.most-colleagues", MOST_COLLEAGUES);
    }
    return colleagues;
  }

  private Declared declared(VisitKind kind) {
    List<Basis> offered = bases(kind);
    Optional<Basis> given = checks.oneOf("basis", form.text("basis"), Basis.class);
    if (given.isEmpty() && offered.size() > 1) {
      checks.refuse("basis", "check.required");
    }
    Basis basis = given.orElse(offered.getFirst());
    return new Declared(
        basis,
        basis.needsReference()
            ? checks.required("reference", form.text("reference"), SHORTEST_REFERENCE, LONGEST_REFERENCE)
            : checks.optional("reference", form.text("reference"), LONGEST_REFERENCE),
        one("plan", basis == Basis.PLAN, false),
        one("recheckOf", kind == VisitKind.RECHECK, true),
        number("assistants", 0, MOST_ASSISTANTS).orElse(0),
        number("expectedMinutes", 1, MOST_MINUTES),
        kind == VisitKind.EMERGENCY
            ? checks.required("emergencyReason", form.text("emergencyReason"), SHORTEST_REASON_OF_A_CASE, LONGEST_REASON)
            : "",
        yes("seriousHarm"));
  }

  private Declared contact() {
    return new Declared(
        Basis.NONE, "", Optional.empty(), Optional.empty(), 0, number("expectedMinutes", 1, MOST_MINUTES), "", false);
  }

  private Optional<Long> one(String field, boolean asked, boolean needed) {
    String given = form.text(field);
    if (!asked || given.isBlank()) {
      if (asked && needed) {
        checks.refuse(field, "check.required");
      }
      return Optional.empty();
    }
    Optional<Long> id = Ids.read(given);
    if (id.isEmpty()) {
      checks.refuse(field, "check.unknown");
    }
    return id;
  }

  private Optional<Integer> number(String field, int least, int most) {
    return form.text(field).isBlank() ? Optional.empty() : Optional.of(checks.number(field, form.text(field), least, most));
  }

  private boolean yes(String field) {
    return List.of("yes", "true", "on").contains(form.text(field));
  }

  private List<Long> ids(String field) {
    List<Optional<Long>> read = form.all(field).stream().filter(Predicate.not(String::isBlank)).map(Ids::read).toList();
    if (read.stream().anyMatch(Optional::isEmpty)) {
      checks.refuse(field, "check.unknown");
    }
    return read.stream().flatMap(Optional::stream).distinct().toList();
  }
}
