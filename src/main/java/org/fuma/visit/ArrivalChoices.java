package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.Authorities;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.enterprise.Enterprise;
import org.fuma.plan.Plans;
import org.fuma.rule.Basis;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.VisitKind;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** What the form at the door offers for a kind of visit, and what the official should know of the firm before choosing. */
@Singleton
public class ArrivalChoices {

  private final Authorities authorities;
  private final Plans plans;
  private final Rulebook rulebook;
  private final EntryRecords records;
  private final Corrections corrections;
  private final ServiceClock clock;

  ArrivalChoices(Authorities authorities, Plans plans, Rulebook rulebook, EntryRecords records, Corrections corrections, ServiceClock clock) {
    this.authorities = authorities;
    this.plans = plans;
    this.rulebook = rulebook;
    this.records = records;
    this.corrections = corrections;
    this.clock = clock;
  }

  /**
   * How the authority stands at the firm.
   *
   * @param counted inspections this year that count towards the cap
   * @param cap     how many of them there may be
   * @param due     other authorities that are going to inspect the firm soon
   * @param here    a visit of the same authority that began minutes ago
   */
  public record Counts(int counted, int cap, List<EntryFacts.Due> due, Optional<AlreadyHere> here) {}

  /** What a form offers: items, colleagues, grounds, plans, and orders to correct that are open at the firm. */
  public record Choice(
      VisitKind kind, List<InspectionItem> items, List<Official> colleagues, List<Option> bases, List<Option> plans, List<Option> corrections,
      List<Basis> offered) {

    /** True when one of the grounds is told by a reference. */
    public boolean referenced() {
      return offered.stream().anyMatch(Basis::needsReference);
    }
  }

  Counts counts(Official self, Enterprise firm) {
    Instant now = clock.instant();
    LocalDate today = Time.day(now);
    RuleParameters numbers = rulebook.on(today).parameters();
    int cap = numbers.cap().at(firm.grade().map(Enum::name));
    return new Counts(
        records.counted(firm.id(), self.authority(), today.getYear()),
        cap,
        plans.dueSoon(self.authority(), firm, today, numbers.dueSoonDays()),
        records.here(firm.id(), self.authority(), now, numbers.duplicateMinutes(), 0L));
  }

  Choice of(HttpRequest<?> request, Official self, Enterprise firm, VisitKind kind) {
    Words words = Frame.words(request);
    List<Basis> offered = ArrivalForm.bases(kind);
    return new Choice(
        kind,
        kind.inspection() ? authorities.items(self.authority()) : List.of(),
        authorities.officials(self.authority()).stream().filter(official -> official.id() != self.id()).toList(),
        offered.size() > 1 ? offered.stream().map(basis -> new Option(basis.name(), words.say(basis))).toList() : List.of(),
        offered.contains(Basis.PLAN)
            ? plans.usable(self.authority(), firm, Time.day(clock.instant())).stream().filter(plan -> kind.restsOn(plan.kind()))
                .map(plan -> new Option(Ids.show(plan.id()), plan.name())).toList()
            : List.of(),
        kind == VisitKind.RECHECK
            ? corrections.openOf(firm.id(), self.authority()).stream()
                .map(open -> new Option(Ids.show(open.visit()), words.say("visits.recheck-option", Ids.show(open.visit()), open.due()))).toList()
            : List.of(),
        offered);
  }
}
