package org.fuma.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;

/**
 * Codes as they are taken in at doors. What is printed, and for which firm, never changes, so it is kept at hand; where code and firm stand now is not
 * among that: whoever acts on it holds their rows and reads them there.
 */
@Singleton
public class DoorCodes {

  private static final int KEPT = 20_000;

  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final CodeKeys keys;
  private final Cache<Serial, Kept> kept = Caffeine.newBuilder().maximumSize(KEPT).build();

  DoorCodes(ProtectionCodes codes, Enterprises enterprises, CodeKeys keys) {
    this.codes = codes;
    this.enterprises = enterprises;
    this.keys = keys;
  }

  private record Kept(ProtectionCode code, Enterprise firm, boolean genuine) {}

  /**
   * A code of the register.
   *
   * @param code its facts; the state may be an old one
   * @param firm whom it was issued to; all but id, USCC and enrolment may be old
   * @param signatureChecked true when a genuine signature was shown, false when only the serial was
   */
  public record Known(ProtectionCode code, Enterprise firm, boolean signatureChecked) {}

  /** What a code is that names none of the register. */
  public sealed interface Taken {

    /** It is in the register. */
    record Registered(Known known) implements Taken {}

    /** It is not; the standing says why. */
    record Unusable(Standing standing) implements Taken {}
  }

  /** Looks a plaque's code or a typed serial up; a live code counts as its serial. */
  public Taken take(Scanned scanned) {
    return switch (scanned) {
      case Scanned.Full full -> signed(full.payload());
      case Scanned.Typed typed -> bySerial(typed.serial(), false);
      case Scanned.Live live -> bySerial(live.serial(), false);
      case Scanned.Foreign foreign -> new Taken.Unusable(new Standing.Foreign());
      case Scanned.Unreadable unreadable -> new Taken.Unusable(new Standing.Unreadable());
    };
  }

  /** The code of that serial; empty when none was ever issued. */
  public Optional<Known> known(Serial serial) {
    return kept(serial).map(one -> new Known(one.code(), one.firm(), false));
  }

  /** True when others have had the key that signed it; at most five seconds old. */
  public boolean keyCompromised(ProtectionCode code) {
    return keys.verifier().compromised(code.payload().key());
  }

  private Taken bySerial(Serial serial, boolean signatureChecked) {
    return kept(serial)
        .<Taken>map(one -> new Taken.Registered(new Known(one.code(), one.firm(), signatureChecked)))
        .orElseGet(() -> new Taken.Unusable(new Standing.Unknown()));
  }

  private Taken signed(CodePayload payload) {
    Optional<Kept> one = kept(payload.serial());
    if (one.isEmpty()) {
      // Whoever has a compromised key can sign; so its signature counts for nothing beside the register.
      boolean ours = keys.verifier().verify(payload) == CodeVerifier.Verdict.GENUINE;
      return new Taken.Unusable(ours ? new Standing.Unknown() : new Standing.Forged());
    }
    return one.get().genuine() && one.get().code().payload().equals(payload)
        ? new Taken.Registered(new Known(one.get().code(), one.get().firm(), true))
        : new Taken.Unusable(new Standing.Forged());
  }

  private Optional<Kept> kept(Serial serial) {
    Optional<Kept> atHand = Optional.ofNullable(kept.getIfPresent(serial));
    if (atHand.isPresent()) {
      return atHand;
    }
    Optional<Kept> read = codes.find(serial).map(this::read);
    read.ifPresent(one -> kept.put(serial, one));
    return read;
  }

  private Kept read(ProtectionCode code) {
    CodeVerifier.Verdict verdict = keys.verifier().verify(code.payload());
    boolean genuine = verdict == CodeVerifier.Verdict.GENUINE || verdict == CodeVerifier.Verdict.COMPROMISED_KEY;
    return new Kept(code, enterprises.find(code.enterprise()).orElseThrow(), genuine);
  }
}
