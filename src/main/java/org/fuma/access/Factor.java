package org.fuma.access;

/** What a person may have besides, or instead of, a password. */
public enum Factor {
  /** One-time codes of an app (RFC 6238). */
  TOTP,
  /** A passkey (WebAuthn). */
  PASSKEY
}
