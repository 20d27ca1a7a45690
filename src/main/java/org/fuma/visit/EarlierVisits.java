package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.code.DoorHistory;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/**
 * Says at the door who was there before: an official sees the visits of the own authority, and of others' only that there were some and on which days,
 * so that nobody is inspected twice for want of asking, and nobody reads another's work.
 */
@Singleton
class EarlierVisits implements DoorHistory {

  private final VisitRepository repository;
  private final ServiceClock clock;

  EarlierVisits(VisitRepository repository, ServiceClock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public ThisYear thisYear(Actor actor, long enterprise) {
    actor.require(Permission.VISIT_LOG);
    long authority = actor.authority().orElseThrow(Failure.Forbidden::new);
    Instant begin = LocalDate.of(Time.day(clock.instant()).getYear(), 1, 1).atStartOfDay(Time.ZONE).toInstant();
    return new ThisYear(repository.ownSince(enterprise, authority, begin), repository.othersSince(enterprise, authority, begin));
  }
}
