package org.fuma.code;

import org.fuma.enterprise.Enterprise;

/** What became of a code that somebody scanned or typed. */
public sealed interface Standing {

  /**
   * The firm is protected by this code.
   *
   * @param signatureChecked false when only the serial was typed, so that there was no signature to check
   */
  record Protected(ProtectionCode code, Enterprise firm, boolean signatureChecked) implements Standing {}

  /** The code is genuine and waits to be put in force; it protects nobody so far. */
  record Issued(ProtectionCode code, Enterprise firm) implements Standing {}

  /** The code was taken out of force for a while. */
  record Suspended(ProtectionCode code, Enterprise firm) implements Standing {}

  /** The code's last day is over. */
  record Expired(ProtectionCode code, Enterprise firm) implements Standing {}

  /** The code is in force, but its firm's protection is paused or has ended. */
  record Paused(ProtectionCode code, Enterprise firm) implements Standing {}

  /** Another code took its place. */
  record Replaced(ProtectionCode code, Enterprise firm) implements Standing {}

  /** It was withdrawn. */
  record Revoked(ProtectionCode code, Enterprise firm) implements Standing {}

  /** No code of that serial was ever issued here. */
  record Unknown() implements Standing {}

  /** It looks like one of ours and was not made by us. */
  record Forged() implements Standing {}

  /** Another site's QR. */
  record Foreign() implements Standing {}

  /** No code at all: damaged, cut short or mistyped. */
  record Unreadable() implements Standing {}
}
