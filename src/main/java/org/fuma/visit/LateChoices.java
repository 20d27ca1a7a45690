package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.Official;
import org.fuma.enterprise.Enterprise;
import org.fuma.plan.Plans;
import org.fuma.rule.Basis;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** What a form offers for a visit that is entered afterwards: what could have been chosen at the door then. */
@Singleton
class LateChoices {

  private final PastStanding past;
  private final Plans plans;
  private final Corrections corrections;

  LateChoices(PastStanding past, Plans plans, Corrections corrections) {
    this.past = past;
    this.plans = plans;
    this.corrections = corrections;
  }

  /** @param self the official whose own visit it was, who is not among the colleagues; empty where a supervisor enters it */
  ArrivalChoices.Choice of(Words words, long authority, Optional<Official> self, Enterprise firm, VisitKind kind, Instant moment) {
    List<Basis> offered = ArrivalForm.bases(kind);
    return new ArrivalChoices.Choice(
        kind,
        kind.inspection() ? past.items(authority, moment) : List.of(),
        past.officials(authority, moment).stream().filter(official -> self.filter(own -> own.id() == official.id()).isEmpty()).toList(),
        offered.size() > 1 ? offered.stream().map(basis -> new Option(basis.name(), words.say(basis))).toList() : List.of(),
        offered.contains(Basis.PLAN)
            ? plans.usable(authority, firm, Time.day(moment)).stream().filter(plan -> kind.restsOn(plan.kind()))
                .map(plan -> new Option(Ids.show(plan.id()), plan.name())).toList()
            : List.of(),
        kind == VisitKind.RECHECK
            ? corrections.openOf(firm.id(), authority).stream()
                .map(open -> new Option(Ids.show(open.visit()), words.say("visits.recheck-option", Ids.show(open.visit()), open.due()))).toList()
            : List.of(),
        offered);
  }
}
