package org.fuma.plan;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.FirmLists;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/** What plans in force ask for and what of it was done: for the official, the firm, and the lead. */
@Singleton
public class PlannedWork {

  /** A firm is told of plans that begin within so many days. */
  private static final int DAYS_AHEAD = 90;

  private final PlanMemory memory;
  private final PlanProgress progress;
  private final FirmLists lists;
  private final Enterprises enterprises;
  private final ServiceClock clock;

  PlannedWork(PlanMemory memory, PlanProgress progress, FirmLists lists, Enterprises enterprises, ServiceClock clock) {
    this.memory = memory;
    this.progress = progress;
    this.lists = lists;
    this.enterprises = enterprises;
    this.clock = clock;
  }

  /**
   * A firm that is still to be inspected under a plan in force.
   *
   * @param until   the last day of the plan
   * @param done    how often it was visited under it
   * @param perFirm how often it is to be
   */
  public record ToVisit(long plan, String name, LocalDate until, Enterprise firm, int done, int perFirm) {

    /** Where a list goes on after this one. */
    public String place() {
      return Ids.show(plan) + "." + Ids.show(firm.id());
    }
  }

  /** An approved plan under which a firm is still to be inspected. */
  public record Next(
      long plan, long authority, String authorityName, String name, VisitKind kind, LocalDate from, LocalDate until, int done, int perFirm) {}

  /**
   * Firms that the actor's authority is still to inspect under plans that are in force today, the plan that ends first before the others.
   *
   * @param after {@link ToVisit#place} of the last one that was seen; a place that is none begins at the beginning
   * @throws Failure.Forbidden without {@link Permission#VISIT_LOG} or an authority
   */
  public List<ToVisit> today(Actor by, Optional<String> after, int most) {
    by.require(Permission.VISIT_LOG);
    LocalDate day = Time.day(clock.instant());
    List<KnownPlan> plans = memory.of(by.authority().orElseThrow(Failure.Forbidden::new)).stream().filter(plan -> plan.inForce(day)).toList();
    Optional<Place> seen = after.flatMap(Place::read).filter(place -> plans.stream().anyMatch(plan -> plan.id() == place.plan()));
    List<Open> open = new ArrayList<>();
    boolean reached = seen.isEmpty();
    for (KnownPlan plan : plans) {
      boolean last = seen.filter(place -> place.plan() == plan.id()).isPresent();
      if ((reached || last) && open.size() < most) {
        Map<Long, Integer> done = progress.byFirm(plan.id());
        long above = last ? seen.get().firm() : Long.MIN_VALUE;
        Arrays.stream(plan.firms()).filter(firm -> firm > above && done.getOrDefault(firm, 0) < plan.perFirm()).limit(most - open.size())
            .forEach(firm -> open.add(new Open(plan, firm, done.getOrDefault(firm, 0))));
      }
      reached |= last;
    }
    Map<Long, Enterprise> firms =
        lists.of(open.stream().map(Open::firm).distinct().toList()).stream().collect(Collectors.toMap(Enterprise::id, Function.identity()));
    return open.stream().map(one -> new ToVisit(one.plan().id(), one.plan().name(), one.plan().until(), firms.get(one.firm()), one.done(),
        one.plan().perFirm())).toList();
  }

  /**
   * Under which approved plans the firm is still to be inspected, those that begin first before the others; without those that begin later than in
   * ninety days.
   *
   * @throws Failure.NotFound when there is no such firm, or it is not the actor's to see
   */
  public List<Next> next(Actor by, long enterprise) {
    enterprises.see(by, enterprise);
    LocalDate day = Time.day(clock.instant());
    List<KnownPlan> plans =
        memory.all().stream()
            .filter(plan -> plan.covers(enterprise) && !plan.until().isBefore(day) && !plan.from().isAfter(day.plusDays(DAYS_AHEAD)))
            .sorted(Comparator.comparing(KnownPlan::from).thenComparing(KnownPlan::id))
            .toList();
    Map<Long, Integer> done = progress.byPlan(enterprise, plans.stream().map(KnownPlan::id).toList());
    return plans.stream()
        .filter(plan -> done.getOrDefault(plan.id(), 0) < plan.perFirm())
        .map(plan -> new Next(plan.id(), plan.authority(), plan.authorityName(), plan.name(), plan.kind(), plan.from(), plan.until(),
            done.getOrDefault(plan.id(), 0), plan.perFirm()))
        .toList();
  }

  /** What was done under each of these plans, which the caller may see. */
  public Map<Long, PlanProgress.Done> done(Collection<Plan> plans) {
    Map<Long, PlanProgress.Done> totals = new HashMap<>(progress.totals(plans.stream().map(Plan::id).toList()));
    plans.forEach(plan -> totals.putIfAbsent(plan.id(), PlanProgress.Done.NOTHING));
    return totals;
  }

  /** How often each firm was visited under a plan that the caller may see. */
  public Map<Long, Integer> byFirm(Plan plan) {
    return progress.byFirm(plan.id());
  }

  private record Open(KnownPlan plan, long firm, int done) {}

  private record Place(long plan, long firm) {

    static Optional<Place> read(String text) {
      String[] parts = text.split("\\.", -1);
      return parts.length == 2
          ? Ids.read(parts[0]).flatMap(plan -> Ids.read(parts[1]).map(firm -> new Place(plan, firm)))
          : Optional.empty();
    }
  }
}
