package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.code.CodeStanding;
import org.fuma.code.Scanned;
import org.fuma.code.Standing;
import org.fuma.live.Presence;
import org.fuma.live.Presences;

/** Says what an official's scan is worth: of a plaque, or of a live code with the ticket that keeps it good. */
@Singleton
class DoorScans {

  private final CodeStanding codes;
  private final Presences presences;

  DoorScans(CodeStanding codes, Presences presences) {
    this.codes = codes;
    this.presences = presences;
  }

  /**
   * A scan as the server judges it.
   *
   * @param presence proof that the official stood before the firm's screen; only a live code gives one
   */
  record DoorScan(Standing standing, Optional<Presence> presence) {}

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
