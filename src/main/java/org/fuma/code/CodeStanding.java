package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.settings.Settings;

/** Says what a scanned or typed code is worth: the one answer for the public page, the scan and the visit. */
@Singleton
public class CodeStanding {

  private static final int LONGEST = 1_000;
  private static final int PAYLOAD_PARTS = 4;

  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final CodeKeys keys;
  private final Settings settings;

  CodeStanding(ProtectionCodes codes, Enterprises enterprises, CodeKeys keys, Settings settings) {
    this.codes = codes;
    this.enterprises = enterprises;
    this.keys = keys;
    this.settings = settings;
  }

  /** Examines an address of ours, a bare payload or a bare serial. Never throws for what the text holds. */
  public Standing examine(String scannedOrPath) {
    return switch (read(scannedOrPath)) {
      case Scanned.Full full -> examine(full.payload());
      case Scanned.Typed typed ->
          codes.find(typed.serial()).map(code -> standing(code, false)).orElseGet(Standing.Unknown::new);
      case Scanned.Foreign foreign -> new Standing.Foreign();
      case Scanned.Unreadable unreadable ->
          looksLikeCode(scannedOrPath) ? new Standing.Forged() : new Standing.Unreadable();
    };
  }

  /** What was scanned or typed, taken apart without a look at the database. */
  public Scanned read(String scannedOrPath) {
    return scannedOrPath.length() > LONGEST
        ? new Scanned.Unreadable()
        : CodeAddress.read(scannedOrPath, settings.codeAddresses());
  }

  private Standing examine(CodePayload payload) {
    boolean genuine = keys.verifier().verify(payload) == CodeVerifier.Verdict.GENUINE;
    Optional<ProtectionCode> issued = codes.find(payload.serial());
    if (!genuine || issued.filter(code -> !code.payload().equals(payload)).isPresent()) {
      return new Standing.Forged();
    }
    return issued.map(code -> standing(code, true)).orElseGet(Standing.Unknown::new);
  }

  private Standing standing(ProtectionCode code, boolean signatureChecked) {
    Enterprise firm = enterprises.find(code.enterprise()).orElseThrow();
    return switch (code.state()) {
      case REPLACED -> new Standing.Replaced(code, firm);
      case REVOKED -> new Standing.Revoked(code, firm);
      case EXPIRED -> new Standing.Expired(code, firm);
      case ISSUED -> new Standing.Issued(code, firm);
      case SUSPENDED -> new Standing.Suspended(code, firm);
      case ACTIVE ->
          firm.state() == EnterpriseState.ACTIVE
              ? new Standing.Protected(code, firm, signatureChecked)
              : new Standing.Paused(code, firm);
    };
  }

  /** Has a code's shape of four parts: a genuine one is never printed in a form that cannot be read. */
  private static boolean looksLikeCode(String text) {
    String last = text.substring(text.lastIndexOf('/') + 1);
    boolean longEnough = last.length() > CodePayload.LENGTH / 2 && text.length() <= LONGEST;
    return longEnough && last.split("\\.", -1).length == PAYLOAD_PARTS;
  }
}
