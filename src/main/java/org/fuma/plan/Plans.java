package org.fuma.plan;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.Authorities;
import org.fuma.authority.InspectionItem;
import org.fuma.enterprise.Enterprise;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.VisitKind;

/** Inspection plans as arrivals ask for them. What an arrival asks for is at hand, at most five seconds old. */
@Singleton
public class Plans {

  private final PlanMemory memory;
  private final PlanRepository repository;
  private final Authorities authorities;

  Plans(PlanMemory memory, PlanRepository repository, Authorities authorities) {
    this.authorities = authorities;
    this.memory = memory;
    this.repository = repository;
  }

  /** A plan that an arrival may be based on; its items are those of the authority's list that it names, in the versions in force now. */
  public record Usable(long id, String name, VisitKind kind, List<Long> items) {}

  /** What a plan of that authority says about an arrival on that day; empty when the authority has none of that id. */
  public Optional<EntryFacts.Plan> judge(long plan, long authority, Enterprise firm, LocalDate day, Collection<Long> items) {
    return memory.find(plan)
        .or(() -> repository.known(plan))
        .filter(known -> known.authority() == authority)
        .map(known -> known.judge(firm.id(), day, items.stream().map(memory::series).toList(), memory.times(known, firm.id())));
  }

  /** The name of a plan that was approved once. */
  public Optional<String> name(long plan) {
    return memory.find(plan).or(() -> repository.known(plan)).map(KnownPlan::name);
  }

  /** Approved plans of the authority that cover the firm on that day, the one that ends first before the others. */
  public List<Usable> usable(long authority, Enterprise firm, LocalDate day) {
    List<KnownPlan> plans = memory.of(authority).stream().filter(plan -> plan.inForce(day) && plan.covers(firm.id())).toList();
    List<InspectionItem> inForce = plans.isEmpty() ? List.of() : authorities.items(authority);
    return plans.stream()
        .map(plan -> new Usable(plan.id(), plan.name(), plan.kind(),
            inForce.stream().filter(item -> plan.names(item.series())).map(InspectionItem::id).toList()))
        .toList();
  }

  /**
   * Approved plans of other authorities that cover the firm and run, or begin, within so many days; without those under which it was visited as often
   * as they say.
   */
  public List<EntryFacts.Due> dueSoon(long authority, Enterprise firm, LocalDate day, int days) {
    return memory.all().stream()
        .filter(plan -> plan.authority() != authority && !plan.until().isBefore(day) && !plan.from().isAfter(day.plusDays(days)))
        .filter(plan -> plan.covers(firm.id()) && !memory.done(plan, firm.id()))
        .sorted(Comparator.comparing(KnownPlan::from).thenComparing(KnownPlan::id))
        .map(plan -> new EntryFacts.Due(plan.authorityName(), plan.name(), plan.from(), plan.until()))
        .toList();
  }
}
