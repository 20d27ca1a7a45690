package org.fuma.handshake;

import java.util.Optional;
import org.fuma.alert.AlertKind;
import org.fuma.visit.Handshake;

/** What somebody at the door says of the people on record. */
public enum DoorAnswer {
  /** They are here. */
  HERE(Handshake.CONFIRMED, null),
  /** Other people stand here. */
  NOT_THESE(Handshake.DENIED, AlertKind.NOT_THESE_PEOPLE),
  /** Nobody is here. */
  NOBODY(Handshake.DENIED, AlertKind.NOBODY_HERE);

  private final Handshake closes;
  private final AlertKind alert;

  DoorAnswer(Handshake closes, AlertKind alert) {
    this.closes = closes;
    this.alert = alert;
  }

  /** How it closes the handshake when it counts. */
  Handshake closes() {
    return closes;
  }

  /** What supervisors are told, whoever says so. */
  Optional<AlertKind> alert() {
    return Optional.ofNullable(alert);
  }
}
