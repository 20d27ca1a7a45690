package org.fuma.code;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Looks at live digits that an account hands in, as often as it may be wrong about them. */
@Singleton
public class DigitGuesses {

  /**
   * Wrong live digits of one account: 60 at once, then one in ten seconds. Of the 100,000,000 digits two are good at a time, so that guessing
   * from afar would take years. Right digits cost nothing, but whoever has used the wrong ones up is not told about right ones either.
   */
  static final RateLimit WRONG_DIGITS_OF_ACCOUNT =
      new RateLimit(60, 60, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "code.too-many-digits");

  private final CodeStanding standings;
  private final RateLimits limits;

  DigitGuesses(CodeStanding standings, RateLimits limits) {
    this.standings = standings;
    this.limits = limits;
  }

  /**
   * As {@link CodeStanding#verdict}, for somebody who is signed in.
   *
   * @throws Failure.TooMany when the account was wrong too often
   */
  public Verdict verdict(Actor by, String scanned) {
    return standings.read(scanned) instanceof Scanned.Live
        ? counted(by, () -> standings.verdict(scanned), verdict -> verdict.name().equals("WRONG_DIGITS"))
        : standings.verdict(scanned);
  }

  /**
   * Looks at digits that the account handed in.
   *
   * @param wrong tells whether the look found them wrong
   * @throws Failure.TooMany when the account was wrong too often
   */
  public <T> T counted(Actor by, Supplier<T> look, Predicate<T> wrong) {
    return limits.counted(WRONG_DIGITS_OF_ACCOUNT, Ids.show(by.account()), look, wrong);
  }
}
