package org.fuma.code;

/** What can become of a signing key. */
enum KeyEvent {
  /** Another took its place. */
  RETIRED,
  /** It signs again. */
  RESUMED,
  /** Somebody else may have had it. */
  COMPROMISED
}
