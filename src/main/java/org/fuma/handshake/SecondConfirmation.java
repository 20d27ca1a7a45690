package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.CertificateState;
import org.fuma.authority.Official;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.visit.JointParties;
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
  private final JointParties parties;
  private final VisitStanding standing;
  private final Ledger ledger;
  private final Idempotency idempotency;

  SecondConfirmation(VisitLog visits, JointParties parties, VisitStanding standing, Ledger ledger, Idempotency idempotency) {
    this.visits = visits;
    this.parties = parties;
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

  /**
   * Those of one authority who came.
   *
   * @param party the authority's row in the joint visit that it joined; empty for the one whose visit it is
   */
  private record People(List<Official> officials, Optional<Long> party) {

    boolean has(long official) {
      return officials.stream().anyMatch(came -> came.id() == official);
    }

    /** That official among those who came along with the one who logged the arrival, or joined. */
    Optional<Official> companion(long official) {
      return officials.stream().skip(1).filter(came -> came.id() == official).findFirst();
    }
  }

  /**
   * Who told of the actor, when the actor's own confirmation is awaited: while they are there, or for a day after it was entered that they were.
   *
   * @return the name of the official who logged the arrival, or joined; empty when nothing is to be confirmed
   */
  public Optional<String> askedFor(Actor actor, Visit visit) {
    if (!actor.may(Permission.VISIT_LOG) || !open(visit)) {
      return Optional.empty();
    }
    return actor.official().flatMap(own -> people(actor, visit)
        .filter(people -> people.companion(own).isPresent() && awaited(visit, people, own)).map(people -> people.officials().getFirst().name()));
  }

  /**
   * Confirms to be there.
   *
   * @throws Failure.Conflict  when nobody is awaited (any more), the actor logged the arrival, or the actor's certificate is not good today
   * @throws Failure.Forbidden when the actor is none of the visit's officials, of whatever authority
   * @throws Failure.NotFound  when there is no such visit, or it is not the actor's to see
   */
  public void confirm(Actor by, long id, Way way, Optional<String> key) {
    by.require(Permission.VISIT_LOG);
    Visit visit = visits.see(by, id);
    long own = by.official().orElseThrow(() -> new Failure.Forbidden("visits.not-yours"));
    People people = people(by, visit).filter(came -> came.has(own)).orElseThrow(() -> new Failure.Forbidden("visits.not-yours"));
    Official official = people.companion(own).orElseThrow(() -> new Failure.Conflict("handshake.second-is-first"));
    CertificateState state = official.state(Time.day(ledger.now()));
    if (!official.serving() || state != CertificateState.VALID && state != CertificateState.EXPIRING) {
      throw new Failure.Conflict("handshake.second-certificate");
    }
    idempotency.once(by.account(), key, new Asked(id, way), String.class, () -> write(by, visit, people, own, way));
  }

  private String write(Actor by, Visit visit, People people, long own, Way way) {
    boolean first = people.party().isPresent()
        ? open(visit) && awaited(visit, people, own)
        : standing.confirmSecond(visit.id(), Worth.justEntered(visit, ledger.now()));
    if (!first) {
      throw new Failure.Conflict("handshake.second-not-awaited");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit.id()));
    facts.put("official", Ids.show(own));
    facts.put("means", way.name());
    people.party().ifPresentOrElse(
        party -> facts.put("party", Ids.show(party)), () -> facts.put("secondPerson", SecondOfficial.CONFIRMED.name()));
    try {
      standing.present(ledger.append("visit.second-confirmed", "visit", visit.id(), by.account(), facts), visit.id(), own, way.name(), by.account());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "visit_presence_once")) {
        throw new Failure.Conflict("handshake.second-not-awaited");
      }
      throw refused;
    }
    return Ids.show(visit.id());
  }

  /** True while one may confirm: they are there, or it was entered less than a day ago that they were. */
  private boolean open(Visit visit) {
    return visit.state() == VisitState.ARRIVED || visit.state() == VisitState.DEPARTED && Worth.justEntered(visit, ledger.now());
  }

  /** Of the authority whose visit it is one is awaited; of those that joined, everybody who came along. */
  private boolean awaited(Visit visit, People people, long own) {
    return people.party().isPresent() ? !standing.present(visit.id()).contains(own) : visit.second() == SecondOfficial.AWAITED;
  }

  /** The people among whom the actor came. */
  private Optional<People> people(Actor actor, Visit visit) {
    return actor.official().filter(visit::attended).isPresent()
        ? Optional.of(new People(visit.officials(), Optional.empty()))
        : parties.attended(actor, visit).map(party -> new People(party.officials(), Optional.of(party.id())));
  }
}
