package org.fuma.handshake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.rule.Verdict;
import org.fuma.visit.Handshake;
import org.fuma.visit.SecondOfficial;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitState;

/** What a visit code is worth at a moment: the headline of its page. */
public enum Worth {
  /** No visit has this code: mistyped, or forged. */
  UNKNOWN("bad", false),
  /** The rules refused the entry. */
  REFUSED("bad", false),
  /** Registered and over for more than a day. */
  ENDED("idle", false),
  /** The firm said that these people are not there. */
  DENIED("bad", true),
  /** Entered afterwards: nothing was scanned at the door. */
  LATE("warn", true),
  /** The second official has not confirmed. */
  AWAITED("warn", true),
  /** Admitted with something to tell. */
  NOTICE("warn", true),
  /** Admitted. */
  GOOD("ok", true);

  /** How long after the departure, or a late entry, the page shows everything (design.md §3.3). */
  static final Duration SHOWN = Duration.ofHours(24);

  private final String tone;
  private final boolean answerable;

  Worth(String tone, boolean answerable) {
    this.tone = tone;
    this.answerable = answerable;
  }

  /** ok, warn, bad or idle. */
  public String tone() {
    return tone;
  }

  /** True while the firm may say who is there. */
  public boolean answerable() {
    return answerable;
  }

  /** What that visit's code is worth at that moment. */
  static Worth of(Visit visit, Instant now) {
    if (visit.state() == VisitState.REFUSED) {
      return REFUSED;
    }
    if (over(visit, now)) {
      return ENDED;
    }
    if (visit.handshake() == Handshake.DENIED) {
      return DENIED;
    }
    if (visit.entered().isPresent()) {
      return LATE;
    }
    if (visit.second() == SecondOfficial.AWAITED) {
      return AWAITED;
    }
    return visit.decision().verdict() == Verdict.ADMIT ? GOOD : NOTICE;
  }

  /** True once the page no longer tells who, why and where: a day after the departure, or after a refusal; after the entry where that came later. */
  static boolean over(Visit visit, Instant now) {
    Optional<Instant> left = visit.state() == VisitState.REFUSED ? Optional.of(visit.arrivedAt()) : visit.departedAt();
    // A departure that is entered afterwards is a claim: the firm has its day from when it can know of it.
    return left.filter(last -> now.isAfter(last.plus(SHOWN)) && !justEntered(visit, now)).isPresent();
  }

  /** True for a day after a visit was entered that was not scanned at the door. */
  static boolean justEntered(Visit visit, Instant now) {
    return visit.entered().filter(entered -> !now.isAfter(entered.at().plus(SHOWN))).isPresent();
  }
}
