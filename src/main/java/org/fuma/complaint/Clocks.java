package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.fuma.rulebook.Calendars;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** The complaints' clock as of today, with the rules that hold and the calendars that are loaded. */
@Singleton
public class Clocks {

  private final Rulebook rules;
  private final Calendars calendars;
  private final ServiceClock clock;

  Clocks(Rulebook rules, Calendars calendars, ServiceClock clock) {
    this.rules = rules;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Today in Asia/Shanghai. */
  public LocalDate today() {
    return Time.day(clock.instant());
  }

  /** The clock as it runs today. */
  public ComplaintClock running() {
    return new ComplaintClock(calendars.workingDays(), rules.on(today()).parameters().clock());
  }
}
