package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.alert.Alerts;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.visit.Handshake;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.visit.VisitStanding;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * The handshake (design.md §3.3): what the firm says of the people at its door. The first answer that an account of the firm or its live digits sign
 * closes it. Others are kept and never count; one that denies alerts the supervisors, whoever sends it.
 */
@Singleton
public class Handshakes {

  /** Answers of a kind that are kept of a visit although they do not count. */
  static final int MOST_KEPT = 10;

  private static final int MOST_LISTED = 100;

  private final VisitLog visits;
  private final VisitStanding standing;
  private final HandshakeRepository repository;
  private final DigitProof proof;
  private final Alerts alerts;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Handshakes(
      VisitLog visits, VisitStanding standing, HandshakeRepository repository, DigitProof proof, Alerts alerts, Ledger ledger, Idempotency idempotency) {
    this.visits = visits;
    this.standing = standing;
    this.repository = repository;
    this.proof = proof;
    this.alerts = alerts;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  /** What became of an answer. */
  public enum Outcome {
    /** It closed the handshake: they are here. */
    CONFIRMED,
    /** It closed the handshake: not these people, or nobody. */
    DENIED,
    /** It is kept, and the supervisors are alerted. */
    ALERTED,
    /** It is kept and does not count. */
    KEPT
  }

  private record Asked(long visit, DoorAnswer said, String digits) {}

  /** An answer and what stands behind it. */
  private record Given(Visit visit, DoorAnswer said, Signature signature, Optional<DigitProof.Signed> digits, long actor) {}

  /**
   * Answers as the firm, by its account.
   *
   * @throws Failure.Conflict  when there is nothing to answer: refused, over, or answered
   * @throws Failure.Forbidden without {@link Permission#VISIT_CONFIRM}
   * @throws Failure.NotFound  when there is no such visit to one's own firm
   */
  public Outcome answer(Actor by, long visit, DoorAnswer said, Optional<String> key) {
    return answer(Optional.of(by), reach(by, visit), said, "", key);
  }

  /** The visit that the actor may answer to; throws as {@link #answer(Actor, long, DoorAnswer, Optional)}. */
  Visit reach(Actor by, long visit) {
    by.require(Permission.VISIT_CONFIRM);
    return visits.find(visit).filter(one -> by.speaksFor(one.enterprise())).orElseThrow(Failure.NotFound::new);
  }

  /**
   * Answers as whoever opened the visit's code.
   *
   * @param by     who is signed in, if anybody
   * @param digits the firm's live digits as typed; empty text when there are none
   * @throws Failure.Conflict when there is nothing to answer, enough is kept, or too many digits were wrong
   * @throws Failure.Invalid  when the digits are not of the moment
   */
  public Outcome answer(Optional<Actor> by, Visit visit, DoorAnswer said, String digits, Optional<String> key) {
    Worth worth = Worth.of(visit, ledger.now());
    if (!worth.answerable()) {
      throw new Failure.Conflict(worth == Worth.REFUSED ? "handshake.refused" : "handshake.over");
    }
    String typed = DigitProof.tidy(digits);
    boolean ofFirm = by.filter(actor -> actor.may(Permission.VISIT_CONFIRM) && actor.speaksFor(visit.enterprise())).isPresent();
    // An account that is no firm's never signs for one, whatever digits it has seen.
    boolean byDigits = !ofFirm && !typed.isEmpty() && by.filter(actor -> !actor.may(Permission.VISIT_CONFIRM)).isEmpty();
    // Once it is closed digits sign nothing; so a retry finds its first answer although its digits have passed.
    Optional<DigitProof.Signed> signed = byDigits && visit.handshake() == Handshake.OPEN ? Optional.of(proof.prove(visit, typed)) : Optional.empty();
    Signature signature = ofFirm ? Signature.ACCOUNT : signed.isPresent() ? Signature.DIGITS : Signature.UNSIGNED;
    Given given = new Given(visit, said, signature, signed, by.map(Actor::account).orElse(0L));
    long caller = by.map(Actor::account).orElse(visit.id());
    return Outcome.valueOf(
        idempotency.once(caller, key, new Asked(visit.id(), said, typed), String.class, () -> write(given, byDigits && signed.isEmpty()).name()));
  }

  /** A visit's answers, first ones first, for the firm and for who sees every visit; officials are not told who said what. */
  public List<Answer> answers(Actor by, Visit visit) {
    return by.may(Permission.VISIT_READ_ALL) || by.may(Permission.VISIT_READ_OWN) && by.speaksFor(visit.enterprise())
        ? repository.of(visit.id(), MOST_LISTED)
        : List.of();
  }

  private Outcome write(Given given, boolean tooLate) {
    boolean counts = given.signature() != Signature.UNSIGNED && standing.close(given.visit().id(), given.said().closes());
    if (!counts && given.said() == DoorAnswer.HERE && (given.signature() != Signature.UNSIGNED || tooLate)) {
      throw new Failure.Conflict("handshake.answered");
    }
    if (!counts && !repository.keep(given.visit().id(), given.said(), given.signature(), MOST_KEPT)) {
      throw new Failure.Conflict("handshake.enough");
    }
    if (counts) {
      given.digits().ifPresent(signed -> proof.spend(signed, given.visit().id(), given.actor(), ledger.now()));
    }
    record(given, counts);
    // Of those that do not count the first one of a kind alerts; ten of them are no ten alerts.
    boolean alarms = counts || repository.kept(given.visit().id(), given.said(), given.signature()) == 1;
    given.said().alert().filter(kind -> alarms)
        .ifPresent(kind -> alerts.raise(kind, given.visit().id(), given.visit().enterprise(), given.visit().authority(), given.actor()));
    if (counts) {
      return given.said().closes() == Handshake.CONFIRMED ? Outcome.CONFIRMED : Outcome.DENIED;
    }
    return given.said().alert().isPresent() ? Outcome.ALERTED : Outcome.KEPT;
  }

  private void record(Given given, boolean counts) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(given.visit().id()));
    facts.put("answer", given.said().name());
    facts.put("signature", given.signature().name());
    facts.put("counts", counts);
    Optional<Long> step = given.digits().map(DigitProof.Signed::step);
    facts.put("liveStep", step.map(one -> Long.toString(one)).orElse(null));
    repository.insert(ledger.append("visit.answered", "visit", given.visit().id(), given.actor(), facts),
        given.visit().id(), given.said(), given.signature(), counts, step, given.actor());
  }
}
