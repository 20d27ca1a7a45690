package org.fuma.plan;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/**
 * Approved plans at hand. Which there are is asked again after two seconds, beside whoever asks meanwhile, and known for five at most; what an
 * approved plan says never changes, so that is read once.
 */
@Singleton
class PlanMemory {

  /** Plans that ended longer ago are looked up one by one: only late entries ask for them. */
  private static final int DAYS_AFTER = 31;
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration OLDEST = Duration.ofSeconds(5);
  private static final Duration DONE_AGAIN = Duration.ofSeconds(20);
  private static final Duration DONE_OLDEST = Duration.ofMinutes(2);

  private final PlanRepository repository;
  private final PlanProgress progress;
  private final ServiceClock clock;
  private final LoadingCache<Boolean, Approved> approved;
  private final LoadingCache<Long, Map<Long, Integer>> done;
  private final LoadingCache<Long, Long> series;
  private volatile Map<Long, KnownPlan> byContent = Map.of();

  PlanMemory(PlanRepository repository, PlanProgress progress, ServiceClock clock) {
    this.repository = repository;
    this.progress = progress;
    this.clock = clock;
    this.approved = Caffeine.newBuilder().refreshAfterWrite(AGAIN).expireAfterWrite(OLDEST).build(any -> read());
    this.done = Caffeine.newBuilder().refreshAfterWrite(DONE_AGAIN).expireAfterWrite(DONE_OLDEST).maximumSize(2_000)
        .build(plan -> Map.copyOf(progress.byFirm(plan)));
    this.series = Caffeine.newBuilder().maximumSize(100_000).build(item -> repository.series(item).orElse(null));
  }

  /** The series of an item's version, which never changes; of an unknown one, its own id. */
  long series(long item) {
    Long known = series.get(item);
    return known == null ? item : known;
  }

  private record Approved(Map<Long, KnownPlan> byId, Map<Long, List<KnownPlan>> byAuthority) {}

  /** The approved plan of that id; empty also for one that ended long ago. */
  Optional<KnownPlan> find(long plan) {
    return Optional.ofNullable(approved.get(true).byId().get(plan));
  }

  /** The authority's approved plans, the one that ends first before the others. */
  List<KnownPlan> of(long authority) {
    return approved.get(true).byAuthority().getOrDefault(authority, List.of());
  }

  /** Every approved plan. */
  List<KnownPlan> all() {
    return List.copyOf(approved.get(true).byId().values());
  }

  /** True when the plan asks for no more visits to that firm; known for two minutes at most. */
  boolean done(KnownPlan plan, long firm) {
    return times(plan, firm) >= plan.perFirm();
  }

  /** How often that firm was visited under the plan; known for two minutes at most. */
  int times(KnownPlan plan, long firm) {
    return done.get(plan.id()).getOrDefault(firm, 0);
  }

  /** What was just decided on this node is seen by the next who asks. */
  void forget() {
    approved.invalidateAll();
  }

  private Approved read() {
    Map<Long, KnownPlan> known = new HashMap<>();
    Map<Long, KnownPlan> before = byContent;
    LocalDate from = Time.day(clock.instant()).minusDays(DAYS_AFTER);
    for (PlanRepository.Current current : repository.approved(from)) {
      KnownPlan plan = before.get(current.content());
      if (plan == null) {
        plan = repository.known(current.plan()).orElseThrow();
      }
      known.put(current.content(), plan);
    }
    byContent = Map.copyOf(known);
    Map<Long, KnownPlan> byId = known.values().stream().collect(Collectors.toUnmodifiableMap(KnownPlan::id, plan -> plan));
    Map<Long, List<KnownPlan>> byAuthority = new HashMap<>();
    byId.values().stream()
        .sorted(Comparator.comparing(KnownPlan::until).thenComparing(KnownPlan::id))
        .forEach(plan -> byAuthority.computeIfAbsent(plan.authority(), any -> new ArrayList<>()).add(plan));
    return new Approved(byId, byAuthority);
  }
}
