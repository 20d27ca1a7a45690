package org.fuma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rules about what is inspected and on what ground: “no filed plan or reason, no code” (domain.md §2 and §3). */
final class GroundRules {

  /** An inspection names what it inspects. */
  static final Law ITEMS_CHOSEN = Law.refusing("ITEMS_CHOSEN", Law.DECREE);

  /** What is not, or no longer, on the published list is not inspected (domain.md §3). */
  static final Law ITEMS_IN_FORCE = Law.refusing("ITEMS_IN_FORCE", Law.DECREE);

  /** Each kind of visit has its own bases: {@link Basis#allowedFor}. */
  static final Law BASIS_OF_KIND = Law.refusing("BASIS_OF_KIND", Law.DECREE);

  /** A report, a hand-over, a signal, an order from above has a number. */
  static final Law REFERENCE_GIVEN = Law.refusing("REFERENCE_GIVEN", Law.DECREE);

  /** A plan has been approved. */
  static final Law PLAN_APPROVED = Law.refusing("PLAN_APPROVED", Law.DECREE);

  /** The day lies in the plan's period. */
  static final Law PLAN_PERIOD = Law.refusing("PLAN_PERIOD", Law.DECREE);

  /** Every item is in the plan. */
  static final Law PLAN_ITEMS = Law.refusing("PLAN_ITEMS", Law.DECREE);

  /** The firm is in the plan. */
  static final Law PLAN_FIRM = Law.refusing("PLAN_FIRM", Law.DECREE);

  /** What is planned as routine is not made a campaign, nor the other way round. */
  static final Law PLAN_KIND = Law.refusing("PLAN_KIND", Law.DECREE);

  /** The plan has been carried out at this firm as often as it says; how often may be known minutes late, so that nobody is refused for it. */
  static final Law PLAN_DONE = Law.noticing("PLAN_DONE", Law.DECREE);

  /** A re-check is about an order to correct that nobody has re-checked yet. */
  static final Law CORRECTION_OPEN = Law.refusing("CORRECTION_OPEN", Law.CITY);

  /** An emergency says why it cannot wait. */
  static final Law EMERGENCY_REASON = Law.strict("EMERGENCY_REASON", Law.DECREE);

  static final List<EntryRule> ALL =
      List.of(
          rule(ITEMS_CHOSEN, facts -> ITEMS_CHOSEN.unless(!facts.kind().inspection() || !facts.items().isEmpty())),
          rule(ITEMS_IN_FORCE, GroundRules::items),
          rule(BASIS_OF_KIND, GroundRules::basis),
          rule(REFERENCE_GIVEN, facts -> REFERENCE_GIVEN.unless(!facts.basis().needsReference() || !facts.reference().isBlank(), facts.basis())),
          rule(PLAN_APPROVED, GroundRules::approved),
          plan(PLAN_PERIOD, EntryFacts.Plan::inPeriod, (plan, facts) -> List.of(plan.name(), facts.day())),
          plan(PLAN_ITEMS, EntryFacts.Plan::coversItems, (plan, facts) -> List.of(plan.name())),
          plan(PLAN_FIRM, EntryFacts.Plan::coversFirm, (plan, facts) -> List.of(plan.name())),
          rule(PLAN_KIND, GroundRules::kindOfPlan),
          plan(PLAN_DONE, plan -> plan.done() < plan.perFirm(), (plan, facts) -> List.of(plan.name(), plan.perFirm(), plan.done())),
          rule(CORRECTION_OPEN, GroundRules::correction),
          rule(EMERGENCY_REASON, facts -> EMERGENCY_REASON.unless(facts.kind() != VisitKind.EMERGENCY || !facts.emergencyReason().isBlank())));

  private GroundRules() {}

  private enum PlanWay { MISSING, NOT_APPROVED }

  private enum CorrectionWay { MISSING, CLOSED, EARLY }

  private static EntryRule rule(Law law, Function<EntryFacts, Answer> judge) {
    return new EntryRule(law.name(), (facts, numbers) -> judge.apply(facts));
  }

  /** A rule about what an approved plan says; one that is not approved says nothing. */
  private static EntryRule plan(Law law, Predicate<EntryFacts.Plan> met, BiFunction<EntryFacts.Plan, EntryFacts, List<Object>> arguments) {
    return rule(law, facts -> facts.plan().filter(plan -> facts.basis() == Basis.PLAN && plan.approved() && !met.test(plan))
        .map(plan -> law.found(arguments.apply(plan, facts).toArray())).orElse(Law.allowed()));
  }

  private static Answer items(EntryFacts facts) {
    List<String> gone = facts.items().stream().filter(item -> !item.inForce()).map(EntryFacts.Item::name).toList();
    return ITEMS_IN_FORCE.unless(!facts.kind().inspection() || gone.isEmpty(), gone);
  }

  private static Answer basis(EntryFacts facts) {
    Set<Basis> allowed = Basis.allowedFor(facts.kind());
    List<Basis> inOrder = new ArrayList<>(allowed);
    inOrder.sort(null);
    return BASIS_OF_KIND.unless(allowed.contains(facts.basis()), facts.kind(), facts.basis(), inOrder);
  }

  /** Where no plan may be the basis at all, {@link #BASIS_OF_KIND} says so. */
  private static Answer kindOfPlan(EntryFacts facts) {
    boolean planned = facts.basis() == Basis.PLAN && Basis.allowedFor(facts.kind()).contains(Basis.PLAN);
    return facts.plan().filter(plan -> planned && plan.approved() && !facts.kind().restsOn(plan.kind()))
        .map(plan -> PLAN_KIND.found(plan.name(), plan.kind(), facts.kind())).orElse(Law.allowed());
  }

  private static Answer approved(EntryFacts facts) {
    if (facts.basis() != Basis.PLAN) {
      return Law.allowed();
    }
    return facts.plan().map(plan -> plan.approved() ? Law.allowed() : PLAN_APPROVED.found(PlanWay.NOT_APPROVED, plan.name()))
        .orElseGet(() -> PLAN_APPROVED.found(PlanWay.MISSING));
  }

  private static Answer correction(EntryFacts facts) {
    if (facts.kind() != VisitKind.RECHECK) {
      return Law.allowed();
    }
    if (facts.correction().isEmpty()) {
      return CORRECTION_OPEN.found(CorrectionWay.MISSING);
    }
    EntryFacts.Correction order = facts.correction().get();
    if (!order.open()) {
      return CORRECTION_OPEN.found(CorrectionWay.CLOSED);
    }
    return facts.day().isBefore(order.by()) ? CORRECTION_OPEN.noticed(CorrectionWay.EARLY, order.by()) : Law.allowed();
  }
}
