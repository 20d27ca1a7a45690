package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fuma.access.Actor;
import org.fuma.rating.CallBack;
import org.fuma.rating.CallBackState;
import org.fuma.rating.CallBacks;
import org.fuma.rating.GivenRating;
import org.fuma.rating.RatingQuestion;
import org.fuma.rating.Ratings;
import org.fuma.rating.TotalSweep;

/** What the story's firms say of the visits that they had, and whom supervisors called back. */
@Singleton
class SampleRatings {

  private static final long SEED = 7;

  /** A call-back that is older has been dealt with. */
  private static final Duration DEALT_WITH = Duration.ofDays(4);

  /** Of the visits since then, so many firms rate badly. */
  private static final Duration LATELY = Duration.ofDays(6);

  private static final int WAITING = 3;
  private static final int BAD = 3;

  private final Ratings ratings;
  private final CallBacks callBacks;
  private final TotalSweep totals;

  SampleRatings(Ratings ratings, CallBacks callBacks, TotalSweep totals) {
    this.ratings = ratings;
    this.callBacks = callBacks;
    this.totals = totals;
  }

  /** Four firms of five rate, some days after they were left. */
  void add(SampleRegistry city, SampleTexts texts, SampleEvents events, List<SampleTold> visits, Instant now) {
    // Of its own, so that what else is told does not hang on ratings.
    Random random = new Random(SEED);
    int waiting = 0;
    for (SampleTold told : visits) {
      int luck = random.nextInt(100);
      Instant at = told.departure.plus(Duration.ofHours(20L + random.nextInt(100)));
      // Whatever the day: some firm waits to be called back.
      if (waiting < WAITING && told.departure.isAfter(now.minus(LATELY)) && told.departure.plus(Duration.ofHours(20)).isBefore(now)) {
        luck = BAD;
        at = told.departure.plus(Duration.ofHours(20));
        waiting++;
      }
      Instant rated = at;
      if (luck < 80 && rated.isBefore(now)) {
        GivenRating given = given(luck, texts);
        boolean bad = given.grade().equals("1") || given.grade().equals("2") || given.answers().get(RatingQuestion.FAVOURS).equals("yes");
        events.add(rated, () -> {
          if (told.admitted) {
            ratings.give(told.firm.account(), told.id, given, Optional.empty());
          }
        });
        Instant called = rated.plus(Duration.ofDays(2));
        if (bad && called.isBefore(now.minus(DEALT_WITH))) {
          events.add(called, () -> {
            if (told.admitted) {
              reach(city, texts);
            }
          });
        }
      }
    }
  }

  /** Counts the quarters that are closed. */
  void total() {
    totals.sweep();
  }

  /** The supervisor reaches whoever waits longest and is in nobody's hands. */
  private void reach(SampleRegistry city, SampleTexts texts) {
    Actor supervisor = city.supervisor();
    callBacks.list(supervisor, new CallBack.Filter(Optional.of(CallBackState.OPEN), Optional.empty(), true, Optional.empty()), Optional.empty()).stream()
        .findFirst()
        .ifPresent(open -> callBacks.act(
            supervisor, open.id(), "reached", new CallBacks.Asked(texts.any("CALL_BACK"), "", ""), Optional.empty()));
  }

  private static GivenRating given(int luck, SampleTexts texts) {
    boolean bad = luck < 5;
    boolean favours = luck == 5;
    boolean fair = luck > 5 && luck < 18;
    Map<RatingQuestion, String> answers = new EnumMap<>(RatingQuestion.class);
    for (RatingQuestion question : RatingQuestion.values()) {
      boolean good = switch (question) {
        case CERTIFICATES -> !bad;
        case SCANNED -> luck != 3 && luck != 9;
        case ITEMS -> luck != 4 && luck != 12;
        case CONDUCT -> !bad || luck == 2;
        case FAVOURS -> !favours;
      };
      answers.put(question, good == (question != RatingQuestion.FAVOURS) ? "yes" : "no");
    }
    String grade = bad ? luck < 2 ? "1" : "2" : favours || fair ? "3" : luck < 45 ? "4" : "5";
    return new GivenRating(grade, answers, bad || favours ? texts.of("RATING", "BAD") : luck % 4 == 0 ? texts.of("RATING", "GOOD") : "");
  }
}
