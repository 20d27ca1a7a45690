package org.fuma.authority;

import java.time.Instant;
import java.util.Optional;
import org.fuma.rule.Sector;

/**
 * One version of a published inspection item (检查事项); what is not on the list may not be inspected.
 *
 * @param code      unique within the authority among what is in force; all versions of an item have the same
 * @param yearlyCap inspections of one firm a year under this item at most, 0 to 366
 * @param office    the office in charge
 * @param frequency how often it is inspected, as the authority says it
 * @param edition   which version it is
 */
public record InspectionItem(
    long id,
    long authority,
    String code,
    String name,
    String legalBasis,
    String object,
    String content,
    Method method,
    int yearlyCap,
    String office,
    String frequency,
    Sector sector,
    Edition edition) {

  /**
   * Which version of an item.
   *
   * @param series the id of the item's first version, which all its versions share
   * @param number from 1
   * @param from   since when it was published
   * @param until  when it was replaced or withdrawn; empty while it is in force
   */
  public record Edition(long series, int number, ItemState state, Instant from, Optional<Instant> until) {}

  /** What all versions of the item share: the id of the first. */
  public long series() {
    return edition.series();
  }

  /** True while it is on the published list. */
  public boolean inForce() {
    return edition.state() == ItemState.IN_FORCE;
  }

  /** True when it was on the published list at that moment. */
  public boolean inForce(Instant moment) {
    return !moment.isBefore(edition.from()) && edition.until().filter(end -> !moment.isBefore(end)).isEmpty();
  }
}
