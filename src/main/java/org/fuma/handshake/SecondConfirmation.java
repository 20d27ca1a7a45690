package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.CertificateState;
import org.fuma.authority.Official;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.visit.SecondOfficial;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.visit.VisitStanding;
import org.fuma.visit.VisitState;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** The second official confirms to be there, signed in on a phone of their own (domain.md §3: at least two go). */
@Singleton
public class SecondConfirmation {

  private final VisitLog visits;
  private final VisitStanding standing;
  private final Ledger ledger;
  private final Idempotency idempotency;

  SecondConfirmation(VisitLog visits, VisitStanding standing, Ledger ledger, Idempotency idempotency) {
    this.visits = visits;
    this.standing = standing;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  /** How the second official came to the visit. */
  public enum Way {
    /** By scanning the first one's visit code. */
    CODE,
    /** On the visit's page. */
    PAGE
  }

  private record Asked(long visit, Way way) {}

  /** True when the actor is one whose confirmation is awaited: while they are there, or for a day after it was entered that they were. */
  public boolean mayConfirm(Actor actor, Visit visit) {
    return actor.may(Permission.VISIT_LOG)
        && (visit.state() == VisitState.ARRIVED || visit.state() == VisitState.DEPARTED && Worth.justEntered(visit, ledger.now()))
        && visit.second() == SecondOfficial.AWAITED
        && companion(actor, visit).isPresent();
  }

  /**
   * Confirms to be there.
   *
   * @throws Failure.Conflict  when nobody is awaited (any more), the actor logged the arrival, or the actor's certificate is not good today
   * @throws Failure.Forbidden when the actor is none of the visit's officials
   * @throws Failure.NotFound  when there is no such visit, or it is not the actor's to see
   */
  public void confirm(Actor by, long id, Way way, Optional<String> key) {
    by.require(Permission.VISIT_LOG);
    Visit visit = visits.see(by, id);
    long own = by.official().filter(visit::attended).orElseThrow(() -> new Failure.Forbidden("visits.not-yours"));
    Official official = companion(by, visit).orElseThrow(() -> new Failure.Conflict("handshake.second-is-first"));
    CertificateState state = official.state(Time.day(ledger.now()));
    if (!official.serving() || state != CertificateState.VALID && state != CertificateState.EXPIRING) {
      throw new Failure.Conflict("handshake.second-certificate");
    }
    idempotency.once(by.account(), key, new Asked(id, way), String.class, () -> write(by, visit, own, way));
  }

  private String write(Actor by, Visit visit, long own, Way way) {
    if (!standing.confirmSecond(visit.id(), Worth.justEntered(visit, ledger.now()))) {
      throw new Failure.Conflict("handshake.second-not-awaited");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit.id()));
    facts.put("official", Ids.show(own));
    facts.put("means", way.name());
    facts.put("secondPerson", SecondOfficial.CONFIRMED.name());
    standing.present(ledger.append("visit.second-confirmed", "visit", visit.id(), by.account(), facts), visit.id(), own, way.name(), by.account());
    return Ids.show(visit.id());
  }

  /** The actor among those who came along with the one who logged the arrival. */
  private static Optional<Official> companion(Actor actor, Visit visit) {
    return visit.officials().stream().skip(1).filter(came -> actor.official().filter(own -> own == came.id()).isPresent()).findFirst();
  }
}
