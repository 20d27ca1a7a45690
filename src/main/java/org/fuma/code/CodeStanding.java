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
  private final LiveDigits digits;
  private final Settings settings;

  CodeStanding(
      ProtectionCodes codes, Enterprises enterprises, CodeKeys keys, LiveDigits digits, Settings settings) {
    this.codes = codes;
    this.enterprises = enterprises;
    this.keys = keys;
    this.digits = digits;
    this.settings = settings;
  }

  /** Examines an address of ours, a bare payload, a live code or a bare serial. Never throws for what the text holds. */
  public Standing examine(String scannedOrPath) {
    return switch (read(scannedOrPath)) {
      case Scanned.Full full -> examine(full.payload());
      case Scanned.Typed typed ->
          codes.find(typed.serial()).map(code -> standing(code, false)).orElseGet(Standing.Unknown::new);
      case Scanned.Live live -> codes.find(live.serial()).map(code -> live(code, live)).orElseGet(Standing.Unknown::new);
      case Scanned.Foreign foreign -> new Standing.Foreign();
      case Scanned.Unreadable unreadable ->
          looksForged(scannedOrPath) ? new Standing.Forged() : new Standing.Unreadable();
    };
  }

  /** True for what cannot be read and yet has a code's shape. */
  public boolean looksForged(String scannedOrPath) {
    return read(scannedOrPath) instanceof Scanned.Unreadable && looksLikeCode(scannedOrPath);
  }

  /** The same in words, naming what a visit is registered with. */
  public Verdict verdict(String scannedOrPath) {
    Verdict verdict = Verdict.of(examine(scannedOrPath));
    return read(scannedOrPath) instanceof Scanned.Live live ? verdict.on(live) : verdict;
  }

  /** What was scanned or typed, taken apart without a look at the database. */
  public Scanned read(String scannedOrPath) {
    return scannedOrPath.length() > LONGEST
        ? new Scanned.Unreadable()
        : CodeAddress.read(scannedOrPath, settings.codeAddresses());
  }

  private Standing examine(CodePayload payload) {
    CodeVerifier.Verdict verdict = keys.verifier().verify(payload);
    if (verdict != CodeVerifier.Verdict.GENUINE && verdict != CodeVerifier.Verdict.COMPROMISED_KEY) {
      return new Standing.Forged();
    }
    Optional<ProtectionCode> issued = codes.find(payload.serial());
    if (issued.filter(code -> !code.payload().equals(payload)).isPresent()) {
      return new Standing.Forged();
    }
    // Whoever has the key can sign; so a signature of a compromised key counts for nothing beside the register.
    return issued.map(code -> standing(code, true))
        .orElseGet(() -> verdict == CodeVerifier.Verdict.GENUINE ? new Standing.Unknown() : new Standing.Forged());
  }

  private Standing live(ProtectionCode code, Scanned.Live scanned) {
    return switch (digits.judge(scanned.serial(), scanned.digits())) {
      case FRESH -> standing(code, true);
      case EXPIRED ->
          standing(code, false) instanceof Standing.Protected is
              ? new Standing.Stale(is.code(), is.firm())
              : standing(code, false);
      case WRONG -> new Standing.WrongDigits();
    };
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
              ? new Standing.Protected(code, firm, signatureChecked, keys.verifier().compromised(code.payload().key()))
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
