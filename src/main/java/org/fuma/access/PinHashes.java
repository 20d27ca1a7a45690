package org.fuma.access;

import jakarta.inject.Singleton;
import org.fuma.web.Failure;

/** Hashes the PINs of remembered phones as passwords are hashed, within the same bound on how many at once. */
@Singleton
public class PinHashes {

  private final Passwords passwords;

  PinHashes(Passwords passwords) {
    this.passwords = passwords;
  }

  /**
   * An Argon2id hash with its salt and cost.
   *
   * @throws Failure.TooMany when too many are being made at once
   */
  public String hash(String secret) {
    return passwords.hash(secret);
  }

  /**
   * Compares.
   *
   * @throws Failure.TooMany when too many are being compared at once; nothing was compared then
   */
  public boolean matches(String secret, String hash) {
    return passwords.matches(secret, hash);
  }
}
