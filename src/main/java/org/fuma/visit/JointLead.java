package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/** What the leading authority of a joint visit does about the others: it asks them to come, and closes when all have recorded their result. */
@Singleton
public class JointLead {

  static final int SHORTEST_REASON = 4;
  static final int LONGEST_REASON = 500;

  private final VisitLog log;
  private final VisitRepository visits;
  private final PartyRows parties;
  private final JointRows steps;
  private final Authorities authorities;
  private final Ledger ledger;
  private final Idempotency idempotency;

  JointLead(
      VisitLog log, VisitRepository visits, PartyRows parties, JointRows steps, Authorities authorities, Ledger ledger, Idempotency idempotency) {
    this.log = log;
    this.visits = visits;
    this.parties = parties;
    this.steps = steps;
    this.authorities = authorities;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Asked(JointRows.Act act, long visit, String authority, String reason) {}

  /**
   * Asks an authority to come along; its officials find the visit on their page of today.
   *
   * @param authority as it came in
   * @throws Failure.Conflict  when the visit is no joint one, is over, or the authority was asked or has joined already
   * @throws Failure.Forbidden when the actor is none of the leading authority's officials who came
   * @throws Failure.Invalid   when there is no such authority on the list
   */
  public void invite(Actor by, long visit, String authority, Optional<String> key) {
    requireLead(by, visit);
    idempotency.once(by.account(), key, new Asked(JointRows.Act.INVITED, visit, authority, ""), String.class, () -> {
      VisitCore core = held(visit);
      if (core.state() != VisitState.ARRIVED) {
        throw new Failure.Conflict("late.joint-over");
      }
      long asked = listed(authority, core.authority());
      if (steps.those(visit, JointRows.Act.INVITED).contains(asked) || parties.joined(visit, asked)) {
        throw new Failure.Conflict("late.invited-already");
      }
      return write(by, core, asked, JointRows.Act.INVITED, "visit.invited", "");
    });
  }

  /**
   * Closes without waiting for an authority's result.
   *
   * @param reason why, 4 to 500 characters
   * @throws Failure.Conflict  when the authority has recorded its result, or was let go already
   * @throws Failure.Forbidden when the actor is none of the leading authority's officials who came
   * @throws Failure.Invalid   when that authority did not join, or the reason is missing
   */
  public void waive(Actor by, long visit, String authority, String reason, Optional<String> key) {
    requireLead(by, visit);
    Checks checks = new Checks();
    String why = checks.required("reason", reason, SHORTEST_REASON, LONGEST_REASON);
    checks.done();
    idempotency.once(by.account(), key, new Asked(JointRows.Act.WAIVED, visit, authority, why), String.class, () -> {
      VisitCore core = held(visit);
      long of = Ids.read(authority).filter(id -> parties.joined(visit, id)).orElseThrow(() -> refused("late.not-in"));
      if (!open(visit).contains(of)) {
        throw new Failure.Conflict("late.settled");
      }
      return write(by, core, of, JointRows.Act.WAIVED, "visit.waived", why);
    });
  }

  /**
   * Insists that the leading authority may close: every other one has recorded its result, or is not waited for. Visits that are not joint ones pass.
   *
   * @throws Failure.Conflict naming those that are open
   */
  public void requireSettled(long visit) {
    Set<Long> open = open(visit);
    if (!open.isEmpty()) {
      throw new Failure.Conflict(
          "late.parties-open", open.stream().flatMap(id -> authorities.authority(id).stream()).map(Authority::name).collect(Collectors.joining("、")));
    }
  }

  /** True when the actor acts for the leading authority of a joint visit, being one of the officials who came. */
  public static boolean leads(Actor actor, Visit visit) {
    return visit.kind() == VisitKind.JOINT && actor.may(Permission.VISIT_LOG) && actor.belongsTo(visit.authority())
        && actor.official().filter(visit::attended).isPresent();
  }

  /** The authorities that joined and for whose result the leading one still waits. */
  Set<Long> open(long visit) {
    Set<Long> settled = parties.concluded(visit);
    settled.addAll(steps.those(visit, JointRows.Act.WAIVED));
    return parties.of(visit).stream().filter(PartyCore::joined).map(PartyCore::authority).filter(id -> !settled.contains(id))
        .collect(Collectors.toSet());
  }

  /** The authorities that were asked and have not come. */
  List<Authority> awaited(long visit) {
    return steps.those(visit, JointRows.Act.INVITED).stream().filter(id -> !parties.joined(visit, id))
        .flatMap(id -> authorities.authority(id).stream()).toList();
  }

  private void requireLead(Actor by, long visit) {
    by.require(Permission.VISIT_LOG);
    log.requireAttendance(by, visit);
    if (visits.find(visit).filter(core -> core.kind() == VisitKind.JOINT && by.belongsTo(core.authority())).isEmpty()) {
      throw new Failure.Conflict("late.not-joint");
    }
  }

  private VisitCore held(long visit) {
    steps.hold(visit);
    return visits.find(visit).orElseThrow();
  }

  private long listed(String given, long leading) {
    return Ids.read(given).filter(id -> id != leading).flatMap(authorities::authority).filter(Authority::listed).map(Authority::id)
        .orElseThrow(() -> refused("late.no-such-authority"));
  }

  private String write(Actor by, VisitCore visit, long authority, JointRows.Act act, String kind, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit.id()));
    facts.put("authority", Ids.show(authority));
    facts.put("act", act.name());
    facts.put("reason", reason);
    Sealed step = ledger.append(kind, VisitBook.OBJECT, visit.id(), by.account(), facts);
    steps.add(step, visit.id(), authority, act, reason, by.account());
    return Ids.show(step.id());
  }

  private static Failure.Invalid refused(String key) {
    return new Failure.Invalid(Map.of("authority", Message.of(key)));
  }
}
