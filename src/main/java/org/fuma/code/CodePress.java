package org.fuma.code;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Uscc;
import org.fuma.ledger.Ledger;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Makes codes: draws the serial, signs, and writes the code down with its first step. */
@Singleton
class CodePress {

  private final CodeRepository repository;
  private final CodeMoves moves;
  private final CodeExpiry expiry;
  private final CodeKeys keys;
  private final Ledger ledger;
  private final Settings settings;

  CodePress(CodeRepository repository, CodeMoves moves, CodeExpiry expiry, CodeKeys keys, Ledger ledger, Settings settings) {
    this.repository = repository;
    this.moves = moves;
    this.expiry = expiry;
    this.keys = keys;
    this.ledger = ledger;
    this.settings = settings;
  }

  /** A signed code of a firm that is not written down yet. */
  ProtectionCode sign(CodeSigner signer, long enterprise, Uscc uscc, CodeState state, Instant at) {
    CodePayload payload = signer.sign(Serial.generate(), uscc);
    return new ProtectionCode(Ids.next(), payload.serial(), enterprise, payload, state, at, lastDay(at));
  }

  /**
   * Issues a code to the firm, in the caller's transaction.
   *
   * @throws Failure.Conflict when the firm has a current code
   */
  ProtectionCode issue(long actor, Enterprise firm, CodeAct act, String reason) {
    CodeGraph.Edge edge = CodeGraph.first(act);
    ProtectionCode code = sign(keys.signer(), firm.id(), firm.uscc(), edge.to(), ledger.now());
    expiry.expireOf(firm.id());
    try {
      repository.insert(code);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "code_head_current")) {
        throw new Failure.Conflict("code.has-current");
      }
      throw refused;
    }
    moves.record(code, edge, reason, actor);
    return code;
  }

  /** A code that is made today for five years ends on the day before the fifth anniversary. */
  private Optional<LocalDate> lastDay(Instant at) {
    return settings.codeValidity().map(validity -> Time.day(at).plus(validity).minusDays(1));
  }
}
