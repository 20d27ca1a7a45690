package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.live.Presence;
import org.fuma.live.Presences;
import org.fuma.store.Transactions;
import org.fuma.text.PastedText;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitStanding;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/**
 * Takes the firm's live digits, typed in at its door, for its signature. Of 100,000,000 digits two are good at a time and a visit has five tries, so
 * that guessing is hopeless. A step serves one purpose: digits that an arrival used up sign nothing, so that nobody signs with what he scanned, and
 * those that signed serve no other visit's handshake and no arrival.
 */
@Singleton
class DigitProof {

  /** Wrong digits that a visit bears. */
  static final int MOST_WRONG = 5;

  private static final int LONGEST = 32;
  private static final String FIELD = "digits";

  private final ProtectionCodes codes;
  private final Presences presences;
  private final VisitStanding standing;
  private final Transactions transactions;

  DigitProof(ProtectionCodes codes, Presences presences, VisitStanding standing, Transactions transactions) {
    this.codes = codes;
    this.presences = presences;
    this.standing = standing;
    this.transactions = transactions;
  }

  private enum Worth { GOOD, USED, PAST, WRONG, NONE_LEFT }

  private record Judged(Worth worth, Optional<Long> step) {}

  /**
   * Digits that may sign.
   *
   * @param code of the firm's code
   * @param step of 30 seconds, counted from 1970
   */
  record Signed(long code, long step) {}

  /** The eight digits, however they were typed; empty text for nothing at all. */
  static String tidy(String typed) {
    String bare = typed.length() > LONGEST ? "?" : PastedText.bare(typed);
    if (!bare.isEmpty() && !bare.matches("\\d{8}")) {
      throw invalid("handshake.digits-form");
    }
    return bare;
  }

  /**
   * The step whose digits these are.
   *
   * @throws Failure.Invalid  when they are not of the moment, or used up
   * @throws Failure.Conflict when too many were wrong, or the firm shows no live code
   */
  Signed prove(Visit visit, String digits) {
    ProtectionCode code = codes.activeOf(visit.enterprise()).orElseThrow(() -> new Failure.Conflict("handshake.digits-no-code"));
    // The try is taken first and held by the row's lock, so that many at once are no way around; a wrong one stays taken.
    Judged judged = transactions.write(() -> judge(visit.id(), code, digits));
    return switch (judged.worth()) {
      case GOOD -> new Signed(code.id(), judged.step().orElseThrow());
      case USED -> throw used();
      case PAST -> throw invalid("handshake.digits-past");
      case WRONG -> throw invalid("handshake.digits-wrong");
      case NONE_LEFT -> throw new Failure.Conflict("handshake.digits-locked");
    };
  }

  private Judged judge(long visit, ProtectionCode code, String digits) {
    if (!standing.takeTry(visit, MOST_WRONG)) {
      return new Judged(Worth.NONE_LEFT, Optional.empty());
    }
    Optional<Long> step = presences.typed(code.serial(), digits).map(Presence::step);
    if (step.isEmpty() && !presences.past(code.serial(), digits)) {
      return new Judged(Worth.WRONG, Optional.empty());
    }
    standing.giveTryBack(visit);
    if (step.isEmpty()) {
      return new Judged(Worth.PAST, step);
    }
    return new Judged(standing.used(code.id(), step.get(), visit) ? Worth.USED : Worth.GOOD, step);
  }

  /**
   * Uses the digits up with the answer that they sign, in its transaction.
   *
   * @throws Failure.Invalid when somebody else has used them meanwhile
   */
  void spend(Signed signed, long visit, long actor, Instant at) {
    if (!standing.takeStep(signed.code(), signed.step(), visit, actor, at)) {
      throw used();
    }
  }

  private static Failure.Invalid used() {
    return invalid("handshake.digits-used");
  }

  private static Failure.Invalid invalid(String key) {
    return new Failure.Invalid(Map.of(FIELD, Message.of(key)));
  }
}
