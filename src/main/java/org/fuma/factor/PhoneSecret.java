package org.fuma.factor;

import java.util.Optional;
import org.fuma.store.Hashes;

/**
 * What a remembered phone holds: a half that stays, by which it is found and with which its PIN is hashed, and a half that changes at every
 * opening, so that a copy is found out as soon as both are used. Each is 256 random bits; the database has both hashed.
 */
record PhoneSecret(String lasting, String turn) {

  private static final String FORM = "[A-Za-z0-9_-]{" + RandomToken.LENGTH + "}\\.[A-Za-z0-9_-]{" + RandomToken.LENGTH + "}";

  static PhoneSecret make() {
    return new PhoneSecret(RandomToken.make(), RandomToken.make());
  }

  /** Reads what {@link #written} wrote. */
  static Optional<PhoneSecret> read(String written) {
    return written.matches(FORM)
        ? Optional.of(new PhoneSecret(written.substring(0, RandomToken.LENGTH), written.substring(RandomToken.LENGTH + 1)))
        : Optional.empty();
  }

  String written() {
    return lasting + "." + turn;
  }

  /** The same phone after this opening. */
  PhoneSecret next() {
    return new PhoneSecret(lasting, RandomToken.make());
  }

  byte[] lastingHash() {
    return Hashes.sha256(lasting);
  }

  byte[] turnHash() {
    return Hashes.sha256(turn);
  }

  /** What is hashed as the PIN. */
  String with(String pin) {
    return lasting + ":" + Pin.tidy(pin);
  }

  @Override
  public String toString() {
    return "PhoneSecret[…]";
  }
}
