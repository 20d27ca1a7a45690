package org.fuma.code;

import java.time.LocalDate;
import java.util.List;
import org.fuma.access.Actor;

/** What an official may know of earlier visits to the firm in hand. The room of visits, which builds on this one, implements it. */
public interface DoorHistory {

  /**
   * The visits of this year, latest first: those of the official's own authority one by one, those of others as days alone, a day once for each visit.
   */
  record ThisYear(List<Own> own, List<LocalDate> others) {

    /** A visit of the official's own authority. */
    public record Own(long visit, LocalDate day) {}
  }

  /**
   * This year's visits to the firm.
   *
   * @throws org.fuma.web.Failure.Forbidden when the actor belongs to no authority, or may not log visits
   */
  ThisYear thisYear(Actor actor, long enterprise);
}
