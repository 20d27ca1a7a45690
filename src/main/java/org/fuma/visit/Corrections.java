package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Orders to correct that wait for their re-check, the one that is due first before all. */
@Singleton
public class Corrections {

  /** Orders to a page. */
  public static final int PAGE = 50;

  private static final Place BEGINNING = new Place(LocalDate.of(1900, 1, 1), 0, 0);

  private final CorrectionRepository repository;

  Corrections(CorrectionRepository repository) {
    this.repository = repository;
  }

  /** After which order a page begins: at one visit several authorities may have given one each. */
  public record Place(LocalDate due, long visit, long authority) {

    /** The place of that order. */
    public static Place of(Correction order) {
      return new Place(order.due(), order.visit(), order.authority());
    }

    /** As an address carries it. */
    public String shown() {
      return due + "_" + Ids.show(visit) + "_" + Ids.show(authority);
    }

    /**
     * Reads what {@link #shown} wrote.
     *
     * @throws Failure.Malformed when it is none of ours
     */
    public static Place read(String shown) {
      String[] parts = shown.split("_", 3);
      boolean day = parts[0].matches("\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])");
      if (day && parts.length == 3 && Ids.read(parts[1]).isPresent() && Ids.read(parts[2]).isPresent()) {
        try {
          return new Place(LocalDate.parse(parts[0]), Ids.read(parts[1]).get(), Ids.read(parts[2]).get());
        } catch (java.time.DateTimeException noDay) {
          // Refused below.
        }
      }
      throw new Failure.Malformed("error.page-token");
    }
  }

  /**
   * A page of the open orders that the actor may see: all, one's own authority's, or those to one's own firms.
   *
   * @throws Failure.Forbidden when the actor may see no visits at all
   */
  public List<Correction> list(Actor by, Optional<Place> after) {
    Place from = after.orElse(BEGINNING);
    if (by.may(Permission.VISIT_READ_ALL)) {
      return repository.open(Optional.empty(), Optional.empty(), from, PAGE);
    }
    if (by.may(Permission.VISIT_READ_AUTHORITY) && by.authority().isPresent()) {
      return repository.open(by.authority(), Optional.empty(), from, PAGE);
    }
    by.require(Permission.VISIT_READ_OWN);
    return by.enterprises().isEmpty() ? List.of() : repository.open(Optional.empty(), Optional.of(by.enterprises()), from, PAGE);
  }

  /** The authority's open orders to that firm: what a re-check may be about. */
  public List<Correction> openOf(long enterprise, long authority) {
    return repository.open(Optional.of(authority), Optional.of(List.of(enterprise)), BEGINNING, PAGE);
  }

  /** Where the order stands that the authority gave at that visit; empty when it gave none. */
  public Optional<CorrectionStanding> find(long visit, long authority) {
    return repository.find(visit, authority);
  }

  /** The re-checks of what was ordered at that visit, latest first. */
  public List<Recheck> rechecks(long visit) {
    return repository.rechecks(visit);
  }
}
