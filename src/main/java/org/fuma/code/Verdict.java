package org.fuma.code;

import java.util.Optional;
import org.fuma.enterprise.Enterprise;

/**
 * A {@link Standing} as people and programs are told it.
 *
 * @param name     PROTECTED, STALE, WRONG_DIGITS, PAUSED, ISSUED, SUSPENDED, REPLACED, REVOKED, EXPIRED, UNKNOWN, FORGED,
 *     FOREIGN or UNREADABLE
 * @param tone     ok, warn or bad
 * @param named    what a visit is registered with: the payload or the live code where it was checked, else the serial;
 *     empty when no code was found
 * @param unsigned true when only a serial was given, so that no signature was checked
 * @param renew    true when the plaque has to be replaced although it is genuine: others have had the key that signed it
 */
public record Verdict(
    String name, String tone, Optional<ProtectionCode> code, Optional<Enterprise> firm, Optional<String> named,
    boolean unsigned, boolean renew) {

  /** The standing in words. */
  public static Verdict of(Standing standing) {
    return switch (standing) {
      case Standing.Protected is ->
          new Verdict(
              "PROTECTED",
              "ok",
              Optional.of(is.code()),
              Optional.of(is.firm()),
              Optional.of(is.signatureChecked() ? is.code().payload().text() : is.code().serial().value()),
              !is.signatureChecked(),
              is.keyCompromised());
      case Standing.Stale is ->
          new Verdict("STALE", "warn", Optional.of(is.code()), Optional.of(is.firm()), Optional.empty(), false, false);
      case Standing.WrongDigits none -> nothing("WRONG_DIGITS", "bad");
      case Standing.Paused is -> known("PAUSED", "warn", is.code(), is.firm());
      case Standing.Issued is -> known("ISSUED", "warn", is.code(), is.firm());
      case Standing.Suspended is -> known("SUSPENDED", "warn", is.code(), is.firm());
      case Standing.Expired is -> known("EXPIRED", "bad", is.code(), is.firm());
      case Standing.Replaced is -> known("REPLACED", "warn", is.code(), is.firm());
      case Standing.Revoked is -> known("REVOKED", "bad", is.code(), is.firm());
      case Standing.Unknown none -> nothing("UNKNOWN", "bad");
      case Standing.Forged none -> nothing("FORGED", "bad");
      case Standing.Foreign none -> nothing("FOREIGN", "warn");
      case Standing.Unreadable none -> nothing("UNREADABLE", "warn");
    };
  }

  /** The same verdict on a live code, by which the visit is registered in the signature's place. */
  Verdict on(Scanned.Live scanned) {
    return isProtected() ? new Verdict(name, tone, code, firm, Optional.of(scanned.text()), unsigned, renew) : this;
  }

  /** True when a live code was shown whose digits are of this moment. */
  public boolean live() {
    return named.flatMap(Scanned.Live::read).isPresent();
  }

  /** The message key of one of its sentences: mark, means, act. */
  public String key(String sentence) {
    return "standing." + name.toLowerCase(java.util.Locale.ROOT) + "." + sentence;
  }

  /** True for a code in force of a firm that is protected. */
  public boolean isProtected() {
    return name.equals("PROTECTED");
  }

  private static Verdict known(String name, String tone, ProtectionCode code, Enterprise firm) {
    return new Verdict(name, tone, Optional.of(code), Optional.of(firm), Optional.of(code.serial().value()), false, false);
  }

  private static Verdict nothing(String name, String tone) {
    return new Verdict(name, tone, Optional.empty(), Optional.empty(), Optional.empty(), false, false);
  }
}
