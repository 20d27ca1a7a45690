package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.code.CodeStanding;
import org.fuma.code.DoorCodes;
import org.fuma.code.LiveDigits;
import org.fuma.code.Scanned;
import org.fuma.code.Standing;
import org.fuma.live.Presence;
import org.fuma.live.Presences;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Says what an official's scan is worth: of a plaque, or of a live code with the ticket that keeps it good. */
@Singleton
class DoorScans {

  private final CodeStanding codes;
  private final DoorCodes register;
  private final LiveDigits digits;
  private final Presences presences;
  private final VisitRows visits;

  DoorScans(CodeStanding codes, DoorCodes register, LiveDigits digits, Presences presences, VisitRows visits) {
    this.visits = visits;
    this.codes = codes;
    this.register = register;
    this.digits = digits;
    this.presences = presences;
  }

  /**
   * A code of the register, taken in by an arrival.
   *
   * @param scanned  what the server grants of the claim
   * @param presence the step of the live code that the arrival uses up
   */
  record Taken(DoorCodes.Known known, ScanMeans scanned, Optional<Presence> presence) {}

  /**
   * Takes in what an arrival claims to have scanned, from what is at hand: where code and firm stand is for the arrival's transaction to read.
   *
   * @throws Failure.Invalid on {@code code} when it is no code of the register or a live code of another moment, on {@code how} when a plaque is claimed to
   *     be live
   */
  Taken take(Actor actor, Arrival arrival) {
    Scanned scanned = codes.read(arrival.code());
    Optional<Presence> presence = scanned instanceof Scanned.Live live ? Optional.of(present(actor, live, arrival.ticket())) : Optional.empty();
    DoorCodes.Known known =
        switch (register.take(scanned)) {
          case DoorCodes.Taken.Registered registered -> registered.known();
          case DoorCodes.Taken.Unusable unusable -> throw refused("code", key(codes.looksForged(arrival.code()) ? new Standing.Forged() : unusable.standing()));
        };
    if (arrival.how() == ScanMeans.LIVE && presence.isEmpty()) {
      throw refused("how", "visits.not-live");
    }
    ScanMeans claimed = known.signatureChecked() ? arrival.how() : ScanMeans.TYPED;
    return new Taken(known, presence.isPresent() ? ScanMeans.LIVE : claimed, presence);
  }

  private Presence present(Actor actor, Scanned.Live live, String ticket) {
    if (register.known(live.serial()).isEmpty()) {
      throw refused("code", "visits.code-unknown");
    }
    return switch (presences.prove(actor, live, ticket)) {
      case Presences.Proof.Given given -> given.presence();
      case Presences.Proof.Late late -> throw refused("code", "visits.code-stale");
      case Presences.Proof.None none ->
          throw refused("code", digits.judge(live.serial(), live.digits()) == LiveDigits.Freshness.WRONG ? "visits.code-wrong-digits" : "visits.code-stale");
    };
  }

  private static String key(Standing standing) {
    return switch (standing) {
      case Standing.Forged forged -> "visits.code-forged";
      case Standing.Foreign foreign -> "visits.code-foreign";
      case Standing.Unknown unknown -> "visits.code-unknown";
      default -> "visits.code-unreadable";
    };
  }

  private static Failure.Invalid refused(String field, String key) {
    return new Failure.Invalid(Map.of(field, Message.of(key)));
  }

  /**
   * A scan as the server judges it.
   *
   * @param presence proof that the official stood before the firm's screen; only a live code gives one
   */
  record DoorScan(Standing standing, Optional<Presence> presence) {}

  /** True when an arrival has used that step of the code up. */
  boolean used(long code, Presence presence) {
    return visits.usedStep(code, presence.step());
  }

  /** Judges what was scanned; {@code ticket} may be empty text. */
  DoorScan read(Actor actor, String code, String ticket) {
    if (!(codes.read(code) instanceof Scanned.Live live)) {
      return new DoorScan(codes.examine(code), Optional.empty());
    }
    Standing bySerial = codes.examine(live.serial().value());
    return switch (presences.prove(actor, live, ticket)) {
      case Presences.Proof.Given given -> new DoorScan(shown(bySerial), Optional.of(given.presence()));
      case Presences.Proof.Late late -> new DoorScan(stale(bySerial), Optional.empty());
      case Presences.Proof.None none -> new DoorScan(codes.examine(code), Optional.empty());
    };
  }

  /** Digits of the moment stand for the signature that a plaque would show. */
  private static Standing shown(Standing standing) {
    return standing instanceof Standing.Protected is
        ? new Standing.Protected(is.code(), is.firm(), true, is.keyCompromised())
        : standing;
  }

  private static Standing stale(Standing standing) {
    return standing instanceof Standing.Protected is ? new Standing.Stale(is.code(), is.firm()) : standing;
  }
}
