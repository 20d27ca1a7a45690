package org.fuma.rating;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/**
 * Tells what ratings come to, quarter by quarter: an authority's people those of their own, auditors those of every authority as it sees them itself,
 * supervisors all of them in full. There is no sum over quarters or authorities: from sums and parts one could reckon what is withheld. Whether a quarter is
 * listed hangs on the calendar alone, so that a line without figures does not tell whether there was a rating.
 */
@Singleton
public class Totals {

  /** Quarters that are listed. */
  public static final int QUARTERS = 12;

  private final TotalRepository repository;
  private final Authorities authorities;
  private final Independence independence;
  private final ServiceClock clock;

  Totals(TotalRepository repository, Authorities authorities, Independence independence, ServiceClock clock) {
    this.repository = repository;
    this.authorities = authorities;
    this.independence = independence;
    this.clock = clock;
  }

  /**
   * One line.
   *
   * @param total empty where nothing may be shown
   * @param full  true when everything may be shown, whether all agree or not
   */
  public record Line(Authority authority, Quarter quarter, Optional<Total> total, boolean full) {

    /** The mean grade in tenths, where it may be shown. */
    public Optional<Integer> grade() {
      return total.flatMap(shown -> full ? Optional.of(shown.meanGrade()) : shown.grade());
    }

    /** The percentage of yes, where it may be shown. */
    public Optional<Integer> share(RatingQuestion question) {
      return total.flatMap(shown -> full ? Optional.of(shown.percent(question)) : shown.share(question));
    }
  }

  /** The authority whose totals an account sees without asking for one: its own. */
  Optional<Long> own(Actor by) {
    return by.authority().filter(any -> !by.may(Permission.RATING_READ));
  }

  /** The quarters that are closed, latest first. */
  List<Quarter> quarters() {
    return Quarter.closed(Time.day(clock.instant()), QUARTERS);
  }

  /**
   * The last quarters of an authority, latest first.
   *
   * @throws Failure.NotFound when there is no such authority, or it is not the actor's own and the actor belongs to one
   */
  public List<Line> of(Actor by, long authority) {
    by.require(Permission.RATING_TOTALS);
    if (own(by).filter(own -> own != authority).isPresent()) {
      throw new Failure.NotFound();
    }
    Authority body = authorities.authority(authority).orElseThrow(Failure.NotFound::new);
    Map<Quarter, Total> totals = repository.of(authority);
    Set<Long> former = independence.former(by);
    return quarters().stream().map(quarter -> line(by, body, quarter, Optional.ofNullable(totals.get(quarter)), former)).toList();
  }

  /**
   * A page of the authorities in that quarter, below that id; for who belongs to none.
   *
   * @throws Failure.Forbidden when the actor belongs to an authority
   */
  public List<Line> in(Actor by, Quarter quarter, Optional<Long> below) {
    by.require(Permission.RATING_TOTALS);
    if (own(by).isPresent()) {
      throw new Failure.Forbidden();
    }
    List<Authority> page = authorities.list(below);
    Map<Long, Total> totals = repository.in(quarter, page.stream().map(Authority::id).toList());
    Set<Long> former = independence.former(by);
    return page.stream().map(body -> line(by, body, quarter, Optional.ofNullable(totals.get(body.id())), former)).toList();
  }

  private static Line line(Actor by, Authority body, Quarter quarter, Optional<Total> total, Set<Long> former) {
    boolean full = by.may(Permission.RATING_READ) && !former.contains(body.id());
    return new Line(body, quarter, full ? total : total.filter(Total::published), full);
  }
}
