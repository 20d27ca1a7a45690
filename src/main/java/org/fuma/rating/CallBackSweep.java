package org.fuma.rating;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.notice.NoticeKind;
import org.fuma.rule.WorkingDays;
import org.fuma.rulebook.Calendars;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the clocks of call-backs: counts deadlines anew when a calendar was loaded, frees what is in the hands of somebody who may not deal with it any
 * more, reminds before a deadline and tells all supervisors after it, weekly. Nodes may do so at once: each head changes once.
 */
@Singleton
class CallBackSweep {

  private static final Logger LOG = LoggerFactory.getLogger(CallBackSweep.class);
  /** So many working days before the last one. */
  private static final int REMINDED = 2;

  private static final int AGAIN = 7;
  private static final int BATCH = 200;

  private final CallBackRepository repository;
  private final RatingRepository ratings;
  private final CallBacks callBacks;
  private final Independence independence;
  private final Calendars calendars;
  private final Transactions transactions;
  private final ServiceClock clock;

  CallBackSweep(
      CallBackRepository repository, RatingRepository ratings, CallBacks callBacks, Independence independence, Calendars calendars,
      Transactions transactions, ServiceClock clock) {
    this.repository = repository;
    this.ratings = ratings;
    this.callBacks = callBacks;
    this.independence = independence;
    this.calendars = calendars;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Every hour. */
  @Scheduled(initialDelay = "4m", fixedDelay = "1h")
  void hourly() {
    sweep();
  }

  /** Looks at every open call-back once. */
  void sweep() {
    Optional<DayMark> reached = Optional.empty();
    List<CallBackHead> open;
    do {
      open = repository.open(reached, BATCH);
      for (CallBackHead head : open) {
        look(head.id());
        reached = Optional.of(new DayMark(head.due().day(), head.id()));
      }
    } while (open.size() == BATCH);
  }

  private void look(long id) {
    try {
      transactions.run(() -> repository.find(id).filter(head -> head.state() == CallBackState.OPEN).ifPresent(this::tend));
    } catch (Failure.Conflict moved) {
      // Somebody dealt with it at this moment; the next round looks at it again.
    } catch (RuntimeException broken) {
      // The others must not wait for it.
      LOG.warn("Call-back {} could not be looked at; the next round tries again", Ids.show(id));
    }
  }

  private void tend(CallBackHead head) {
    List<Long> authorities = independence.at(ratings.find(repository.rating(head.id())).orElseThrow().visit());
    WorkingDays days = calendars.workingDays();
    WorkingDays.Deadline due = days.afterAsKnown(head.dueFrom(), head.dueDays());
    if (!due.equals(head.due())) {
      CallBackHead moved = head.until(due);
      callBacks.write(moved, CallBackAct.RECOUNT,
          new CallBackRepository.Said(Optional.empty(), Optional.of(due.day()), Optional.empty(), Optional.empty()), Actor.SYSTEM_ACCOUNT);
    } else if (head.handler().filter(account -> !independence.independent(account, authorities)).isPresent()) {
      CallBackHead freed = head.released();
      callBacks.write(freed, CallBackAct.RELEASE, CallBackRepository.Said.NOTHING, Actor.SYSTEM_ACCOUNT);
      callBacks.tell(NoticeKind.CALL_BACK_OPENED, independence.supervisors(authorities), freed);
    } else if (toTell(head, Time.day(clock.instant()), days)) {
      LocalDate today = Time.day(clock.instant());
      if (repository.move(head.told(today))) {
        List<Long> all = independence.supervisors(authorities);
        callBacks.tell(NoticeKind.CALL_BACK_DUE, head.overdue(today) ? all : head.handler().map(List::of).orElse(all), head);
      }
    }
  }

  /** Once before the deadline; after it at once, and then every week. */
  static boolean toTell(CallBackHead head, LocalDate today, WorkingDays days) {
    LocalDate last = head.due().day();
    if (today.isAfter(last)) {
      return head.toldOn().filter(told -> told.isAfter(last) && told.plusDays(AGAIN).isAfter(today)).isEmpty();
    }
    // In a year that is not loaded there are calendar days alone to count.
    return head.toldOn().isEmpty() && days.left(today, last).orElseGet(() -> (int) ChronoUnit.DAYS.between(today, last)) <= REMINDED;
  }
}
