package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprises;
import org.fuma.plan.NewPlan;
import org.fuma.plan.PlanAct;
import org.fuma.plan.PlanDesk;
import org.fuma.plan.Plans;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** The story's plans: each authority's yearly ones, approved, and one of every other sort. */
@Singleton
class SamplePlans {

  private static final Duration BEGUN = Duration.ofDays(187);
  private static final int TWICE = 2;

  private final PlanDesk desk;
  private final Plans plans;
  private final Enterprises enterprises;
  private final ServiceClock clock;

  SamplePlans(PlanDesk desk, Plans plans, Enterprises enterprises, ServiceClock clock) {
    this.desk = desk;
    this.plans = plans;
    this.enterprises = enterprises;
    this.clock = clock;
  }

  /** Files them all. */
  void file(SampleRegistry city, Instant now) {
    LocalDate first = Time.day(now.minus(BEGUN));
    for (SampleRegistry.Office office : city.authorities()) {
      IntStream.rangeClosed(first.getYear(), Time.day(now).getYear()).forEach(year -> yearly(city, office, year, first));
    }
    LocalDate today = Time.day(now);
    List<SampleRegistry.Office> offices = city.authorities();
    special(city, offices.get(0), "冬季消费品质量专项检查计划", today, now.minus(Duration.ofHours(20)), PlanAct.FILING);
    special(city, offices.get(1), "危险化学品企业专项检查计划", today, now.minus(Duration.ofDays(3)), PlanAct.FILING, PlanAct.RETURN);
    special(city, offices.get(2), "重点排污单位专项检查计划", today, now.minus(Duration.ofHours(2)));
    special(city, offices.get(3), "人员密集场所消防专项检查计划", today, now.minus(Duration.ofDays(9)), PlanAct.FILING, PlanAct.APPROVAL, PlanAct.WITHDRAWAL);
  }

  /** The plan of the authority that covers the firm then. */
  Optional<Long> covering(SampleRegistry.Office office, SampleRegistry.Firm firm, Instant moment) {
    return plans.usable(office.id(), enterprises.find(firm.id()).orElseThrow(), Time.day(moment)).stream()
        .filter(plan -> plan.kind() == VisitKind.ROUTINE).findFirst().map(Plans.Usable::id);
  }

  private void yearly(SampleRegistry city, SampleRegistry.Office office, int year, LocalDate first) {
    LocalDate from = first.getYear() == year ? first : LocalDate.of(year, 1, 1);
    List<String> firms = city.firms().stream().filter(office::actsAt).map(firm -> firm.code().uscc().value()).toList();
    plan(city, office, from.atTime(8, 30).atZone(Time.ZONE).toInstant(), read(office, year + "年度日常检查计划", VisitKind.ROUTINE, from, LocalDate.of(year, 12, 31), TWICE, firms),
        PlanAct.FILING, PlanAct.APPROVAL);
  }

  private void special(SampleRegistry city, SampleRegistry.Office office, String name, LocalDate today, Instant at, PlanAct... acts) {
    List<String> firms = city.firms().stream().limit(12).map(firm -> firm.code().uscc().value()).toList();
    plan(city, office, at, read(office, name, VisitKind.CAMPAIGN, today, LocalDate.of(today.getYear(), 12, 31), 1, firms), acts);
  }

  private static NewPlan read(SampleRegistry.Office office, String name, VisitKind kind, LocalDate from, LocalDate until, int perFirm, List<String> firms) {
    Map<String, String> fields =
        Map.of("name", name, "kind", kind.name(), "from", from.toString(), "until", until.toString(), "perFirm", Integer.toString(perFirm));
    return NewPlan.read(field -> fields.getOrDefault(field, ""), office.items().stream().map(Ids::show).toList(), firms);
  }

  private void plan(SampleRegistry city, SampleRegistry.Office office, Instant at, NewPlan says, PlanAct... acts) {
    long id = clock.at(at, () -> desk.draft(office.lead(), says, Optional.empty()));
    for (int i = 0; i < acts.length; i++) {
      PlanAct act = acts[i];
      Actor by = act == PlanAct.APPROVAL || act == PlanAct.RETURN ? city.supervisor() : office.lead();
      String reason = act == PlanAct.RETURN ? "企业名单与安全生产重点名单不一致，请核对后重报。" : act == PlanAct.WITHDRAWAL ? "并入市里统一的专项行动。" : "";
      Supplier<Boolean> move = () -> {
        desk.move(by, id, act, desk.see(by, id).version(), reason, Optional.empty());
        return true;
      };
      clock.at(at.plusSeconds(600L * (i + 1)), move);
    }
  }
}
