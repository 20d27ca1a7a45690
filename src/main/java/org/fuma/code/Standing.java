package org.fuma.code;

import org.fuma.enterprise.Enterprise;

/** What became of a code that somebody scanned or typed. */
public sealed interface Standing {

  /**
   * The firm is protected by this code.
   *
   * @param signatureChecked true when a genuine signature, or a live code's digits of this moment, were shown; false
   *     when only the serial was typed
   * @param keyCompromised   true when others have had the key that signed it: it is the one that we issued, and has to
   *     be replaced all the same
   */
  record Protected(ProtectionCode code, Enterprise firm, boolean signatureChecked, boolean keyCompromised) implements Standing {}

  /** The code is genuine and waits to be put in force; it protects nobody so far. */
  record Issued(ProtectionCode code, Enterprise firm) implements Standing {}

  /** The code was taken out of force for a while. */
  record Suspended(ProtectionCode code, Enterprise firm) implements Standing {}

  /** The code's last day is over. */
  record Expired(ProtectionCode code, Enterprise firm) implements Standing {}

  /** The firm is protected by this code, but what was scanned is a picture of its live code from minutes ago. */
  record Stale(ProtectionCode code, Enterprise firm) implements Standing {}

  /** A live code whose digits were never right, or not for a long time. */
  record WrongDigits() implements Standing {}

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
