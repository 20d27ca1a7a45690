package org.fuma.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.InspectionItem;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.FirmLists;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/** Where plans are written, filed and decided (54号: what is planned is published beforehand and approved). */
@Singleton
public class PlanDesk {

  /** Plans, or firms, to a page. */
  public static final int PAGE = 50;

  private static final String OBJECT = "plan";
  private static final int LONGEST_REASON = 500;

  private final PlanRepository repository;
  private final PlanRows rows;
  private final PlanFirms firms;
  private final PlanMemory memory;
  private final FirmLists lists;
  private final Authorities authorities;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Clock clock;

  PlanDesk(
      PlanRepository repository, PlanRows rows, PlanFirms firms, PlanMemory memory, FirmLists lists, Authorities authorities, Ledger ledger,
      Idempotency idempotency, Clock clock) {
    this.repository = repository;
    this.rows = rows;
    this.firms = firms;
    this.memory = memory;
    this.lists = lists;
    this.authorities = authorities;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  private record ChangeAsked(long plan, int version, NewPlan says) {}

  private record MoveAsked(long plan, int version, PlanAct act, String reason) {}

  /**
   * Writes a draft for the actor's own authority.
   *
   * @return the plan's id
   * @throws Failure.Invalid   when an item is none of the authority's, or a firm is not found
   * @throws Failure.Forbidden without {@link Permission#PLAN_FILE} or an authority
   */
  public long draft(Actor by, NewPlan asked, Optional<String> key) {
    by.require(Permission.PLAN_FILE);
    long authority = by.authority().orElseThrow(Failure.Forbidden::new);
    CheckedPlan says = checked(authority, asked);
    String made =
        idempotency.once(by.account(), key, asked, String.class, () -> {
          long id = Ids.next();
          rows.add(id, authority, ledger.append("plan.drafted", OBJECT, id, by.account(), says.facts(id, authority, 1)), says, by.account());
          return Ids.show(id);
        });
    return Ids.read(made).orElseThrow();
  }

  /**
   * Writes a draft or a returned plan anew.
   *
   * @param version the plan's, as it was read
   * @throws Failure.Conflict when it was changed since, or is not open to changes
   * @throws Failure.NotFound when there is no such plan of the actor's authority
   */
  public void change(Actor by, long id, int version, NewPlan asked, Optional<String> key) {
    Plan before = own(by, id);
    CheckedPlan says = checked(before.authority(), asked);
    idempotency.once(by.account(), key, new ChangeAsked(id, version, asked), String.class, () -> {
      if (!rows.take(id, version)) {
        throw new Failure.Conflict(before.state().open() ? "plan.changed-meanwhile" : "plan.not-open");
      }
      // The row is ours now: what it says cannot be changed by another any more.
      int number = repository.find(id).orElseThrow().content().number() + 1;
      Sealed step = ledger.append("plan.changed", OBJECT, id, by.account(), says.facts(id, before.authority(), number));
      rows.change(id, number, step, says, by.account());
      return Ids.show(id);
    });
  }

  /**
   * Files, approves, returns or withdraws a plan.
   *
   * @param version the plan's, as it was read: what is approved is what was seen
   * @throws Failure.Invalid   when a reason is needed and missing
   * @throws Failure.Conflict  when the plan does not stand there, was changed since, or is not fit to be filed
   * @throws Failure.Forbidden without the act's permission
   */
  public void move(Actor by, long id, PlanAct act, int version, String reason, Optional<String> key) {
    by.require(act.permission());
    see(by, id);
    Checks checks = new Checks();
    String why = act.reasoned() ? checks.required("reason", reason, 5, LONGEST_REASON) : checks.optional("reason", reason, LONGEST_REASON);
    checks.done();
    idempotency.once(by.account(), key, new MoveAsked(id, version, act, why), String.class, () -> {
      Plan before = repository.find(id).orElseThrow();
      if (!act.from(before.state())) {
        throw new Failure.Conflict("plan.not-now");
      }
      if (act == PlanAct.FILING) {
        requireFit(before);
      }
      if (!rows.move(id, version, before.state(), act.to())) {
        throw new Failure.Conflict("plan.changed-meanwhile");
      }
      rows.step(before, act.to(), ledger.append(act.entry(), OBJECT, id, by.account(), facts(before, act.to(), why)), why, by.account());
      return Ids.show(id);
    });
    memory.forget();
  }

  /**
   * A plan: of the actor's own authority where there is one, else any.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's to see
   */
  public Plan see(Actor by, long id) {
    by.require(Permission.PLAN_READ);
    return repository.find(id).filter(plan -> by.authority().isEmpty() || by.belongsTo(plan.authority())).orElseThrow(Failure.NotFound::new);
  }

  /** A page of plans that the actor may see, latest first, below that id. */
  public List<Plan> list(Actor by, PlanFilter filter, Optional<Long> below) {
    return list(by, filter, below.orElse(Long.MAX_VALUE), PAGE);
  }

  List<Plan> list(Actor by, PlanFilter filter, long below, int most) {
    by.require(Permission.PLAN_READ);
    if (by.authority().isPresent() && filter.authority().isPresent() && !by.authority().equals(filter.authority())) {
      return List.of();
    }
    return repository.list(new PlanFilter(by.authority().or(filter::authority), filter.state(), filter.year()), below, most);
  }

  /** How many plans wait for the actor's decision. */
  public int waiting(Actor by) {
    return by.may(Permission.PLAN_DECIDE) ? repository.waiting() : 0;
  }

  /** The items that a plan names now. */
  public List<PlanItem> items(Plan plan) {
    return repository.items(plan.content().id());
  }

  /** A page of a plan's firms, in the order of their ids, above that id. */
  public List<Enterprise> firms(Plan plan, Optional<Long> after, int most) {
    List<Long> ids = repository.firms(plan.content().id(), after.orElse(Long.MIN_VALUE), most);
    return lists.of(ids).stream().sorted(Comparator.comparing(Enterprise::id)).toList();
  }

  /** The USCCs of a listed plan, a line each; empty text where the firms were chosen. */
  String pasted(Plan plan) {
    return firms.pasted(plan.content().chosen(), repository.firms(plan.content().id(), Long.MIN_VALUE, PlanFirms.MOST_LISTED));
  }

  /** The plan's course, oldest first. */
  public List<PlanStep> steps(Plan plan) {
    return repository.steps(plan.id());
  }

  /** The items from which an authority may choose: those that are in force. */
  List<InspectionItem> choice(long authority) {
    return authorities.items(authority);
  }

  /** The versions in force of the items that a plan names. */
  List<Long> current(Plan plan) {
    Set<Long> named = items(plan).stream().map(PlanItem::series).collect(Collectors.toSet());
    return choice(plan.authority()).stream().filter(item -> named.contains(item.series())).map(InspectionItem::id).sorted().toList();
  }

  /** The actor's own plan, to be changed. */
  Plan own(Actor by, long id) {
    by.require(Permission.PLAN_FILE);
    return see(by, id);
  }

  private CheckedPlan checked(long authority, NewPlan asked) {
    if (asked.items().isEmpty()) {
      throw new Failure.Invalid(Map.of("items", Message.of("plan.items-needed")));
    }
    if (!choice(authority).stream().map(InspectionItem::id).collect(Collectors.toSet()).containsAll(asked.items())) {
      throw new Failure.Invalid(Map.of("items", Message.of("plan.item-unknown")));
    }
    return new CheckedPlan(asked, asked.chosen().map(firms::chosen).orElseGet(() -> firms.listed(asked.firms())));
  }

  private void requireFit(Plan plan) {
    if (plan.content().until().isBefore(Time.day(clock.instant()))) {
      throw new Failure.Conflict("plan.over");
    }
    Set<Long> inForce = choice(plan.authority()).stream().map(InspectionItem::series).collect(Collectors.toSet());
    if (!inForce.containsAll(items(plan).stream().map(PlanItem::series).toList())) {
      throw new Failure.Conflict("plan.item-gone");
    }
  }

  private static Map<String, Object> facts(Plan before, PlanState to, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("plan", Ids.show(before.id()));
    facts.put("authority", Ids.show(before.authority()));
    facts.put("content", Ids.show(before.content().id()));
    facts.put("number", before.content().number());
    facts.put("from", before.state().name());
    facts.put("to", to.name());
    facts.put("reason", reason);
    return facts;
  }
}
