package org.fuma.rating;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * Ratings of visits: a firm gives one after each visit, once, and from then on sees that it did and nothing else, so that nobody can demand to see it.
 * Supervisors read them, those apart who ever belonged to the authority; everybody else sees totals at most.
 */
@Singleton
public class Ratings {

  /** Ratings to a page of the list. */
  public static final int PAGE = 50;

  private static final Duration LONGEST_STAY = Duration.ofDays(31);

  private final RatingRepository repository;
  private final CallBacks callBacks;
  private final Independence independence;
  private final VisitLog visits;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  Ratings(
      RatingRepository repository, CallBacks callBacks, Independence independence, VisitLog visits, Rulebook rulebook, Ledger ledger,
      Idempotency idempotency, ServiceClock clock) {
    this.repository = repository;
    this.callBacks = callBacks;
    this.independence = independence;
    this.visits = visits;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  private record Asked(long visit, RatingAnswers answers, String text) {}

  /**
   * Rates a visit for its firm.
   *
   * @throws Failure.Invalid  when a question is not answered, or the text is too long
   * @throws Failure.Conflict when the visit cannot be rated (any more), or was
   * @throws Failure.NotFound when there is no such visit to a firm of the actor's
   */
  public void give(Actor by, long visit, GivenRating given, Optional<String> key) {
    Visit seen = own(by, visit);
    GivenRating.Checked checked = given.checked();
    // The answer is the visit: a rating's id is nobody's who gave it.
    idempotency.once(by.account(), key, new Asked(visit, checked.answers(), checked.text()), String.class, () -> {
      insert(seen, checked);
      return Ids.show(visit);
    });
  }

  /**
   * Whether the firm may rate that visit, and until when.
   *
   * @throws Failure.NotFound when there is no such visit to a firm of the actor's
   */
  public RatingTime time(Actor by, long visit) {
    return time(own(by, visit));
  }

  /** The same for a visit that the actor may see already. */
  RatingTime time(Visit visit) {
    return RatingTime.of(visit, repository.rated(visit.id()), today());
  }

  /** A visit that can be rated, and until when. */
  public record ToRate(long visit, String authorityName, LocalDate day, LocalDate last) {}

  /** The latest visits of the actor's firms that can be rated; none for whoever may not rate. */
  List<ToRate> toRate(Actor by, int most) {
    if (!by.may(Permission.RATING_GIVE) || by.enterprises().isEmpty()) {
      return List.of();
    }
    LocalDate today = today();
    Duration longest = LONGEST_STAY.plusDays(RatingTime.DAYS);
    // Asked of the database: what is not over, or over for too long, takes no place of those that can be rated.
    return repository.waiting(by.enterprises(), clock.instant().minus(longest), start(today.minusDays(RatingTime.DAYS)), start(today), most).stream()
        .map(visit -> {
          LocalDate arrived = Time.day(visit.arrivedAt());
          LocalDate ended = visit.departedAt().map(Time::day).orElse(arrived);
          return new ToRate(visit.visit(), visit.authorityName(), arrived, ended.plusDays(RatingTime.DAYS));
        })
        .toList();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Time.ZONE).toInstant();
  }

  /** A page of single ratings, latest day first; for supervisors. */
  public List<Rating> list(Actor by, RatingFilter filter, Optional<DayMark> after) {
    by.require(Permission.RATING_READ);
    return repository.list(filter, independence.former(by), after, PAGE);
  }

  /**
   * One rating, for a supervisor who never belonged to an authority that was there.
   *
   * @throws Failure.NotFound for everybody else
   */
  public Rating see(Actor by, long id) {
    by.require(Permission.RATING_READ);
    Set<Long> former = independence.former(by);
    return repository.find(id)
        .filter(rating -> former.isEmpty() || independence.at(rating.visit()).stream().noneMatch(former::contains))
        .orElseThrow(Failure.NotFound::new);
  }

  /** The visit, for who may rate it. */
  Visit own(Actor by, long visit) {
    by.require(Permission.RATING_GIVE);
    Visit seen = visits.see(by, visit);
    if (!by.speaksFor(seen.enterprise())) {
      throw new Failure.NotFound();
    }
    return seen;
  }

  private LocalDate today() {
    return Time.day(clock.instant());
  }

  private void insert(Visit visit, GivenRating.Checked given) {
    LocalDate today = today();
    RatingTime time = time(visit);
    if (time.standing() != RatingTime.Standing.OPEN) {
      throw new Failure.Conflict("rating.cannot-" + time.standing());
    }
    long id = Ids.random();
    Quarter quarter = Quarter.of(RatingTime.ended(visit, today).orElseThrow());
    byte[] wordsSalt = ledger.salt();
    Optional<byte[]> textHash = given.text().isEmpty() ? Optional.empty() : Optional.of(ledger.hash(wordsSalt, given.text()));
    Sealed step = ledger.appendUnnamed("rating.given", "rating", id, facts(visit, quarter, today, given, textHash));
    try {
      repository.insert(id, visit, quarter, today, step.salt(), given.answers(), textHash);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "rating_visit")) {
        throw new Failure.Conflict("rating.cannot-" + RatingTime.Standing.RATED);
      }
      throw refused;
    }
    if (!given.text().isEmpty()) {
      repository.words(id, wordsSalt, given.text());
    }
    if (given.answers().bad(rulebook.on(today).parameters().ratings().callBackUpTo())) {
      callBacks.open(id, visit, today);
    }
  }

  private Map<String, Object> facts(Visit visit, Quarter quarter, LocalDate today, GivenRating.Checked given, Optional<byte[]> textHash) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit.id()));
    facts.put("enterprise", Ids.show(visit.enterprise()));
    facts.put("authority", Ids.show(visit.authority()));
    facts.put("quarter", quarter.toString());
    facts.put("ratedOn", today.toString());
    facts.put("grade", given.answers().grade());
    for (RatingQuestion question : RatingQuestion.values()) {
      facts.put(GivenRating.field(question), given.answers().said(question));
    }
    facts.put("textHash", textHash.map(HexFormat.of()::formatHex).orElse(null));
    return facts;
  }
}
