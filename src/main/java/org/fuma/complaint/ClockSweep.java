package org.fuma.complaint;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.access.Posts;
import org.fuma.notice.NoticeKind;
import org.fuma.rule.WorkingDays;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the complaints' deadlines on one node at a time: takes the service's own steps when a day is over, reminds before, tells all supervisors
 * after, counts anew when a calendar was loaded, and takes complaints from handlers who may not have them any more. Every part may be run again at any time.
 */
@Singleton
class ClockSweep {

  /** Reminded so many working days before. */
  static final int REMIND_DAYS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(ClockSweep.class);
  private static final String LEASE = "complaint-clock";
  private static final Duration WORKING = Duration.ofMinutes(9);
  private static final int AT_ONCE = 500;
  private static final int HORIZON_DAYS = 21;
  private static final int WEEK = 7;
  private static final Set<DueKind> PEOPLES = Set.of(DueKind.ACCEPT, DueKind.DECIDE, DueKind.TELL);

  private final Sql sql;
  private final Transactions transactions;
  private final Leases leases;
  private final Course course;
  private final ComplaintRepository repository;
  private final ComplaintTold told;
  private final Clocks clocks;
  private final Holders holders;
  private final Posts posts;
  private final AtomicReference<WorkingDays> counted = new AtomicReference<>();

  ClockSweep(
      Sql sql,
      Transactions transactions,
      Leases leases,
      Course course,
      ComplaintRepository repository,
      ComplaintTold told,
      Clocks clocks,
      Holders holders,
      Posts posts) {
    this.sql = sql;
    this.transactions = transactions;
    this.leases = leases;
    this.course = course;
    this.repository = repository;
    this.told = told;
    this.clocks = clocks;
    this.holders = holders;
    this.posts = posts;
  }

  /** A deadline that stands at a complaint. */
  private record Standing(long complaint, Due due) {}

  @Scheduled(initialDelay = "30s", fixedDelay = "10m")
  void round() {
    try {
      if (leases.take(LEASE, WORKING)) {
        sweep();
      }
    } catch (RuntimeException later) {
      LOG.warn("The complaints' deadlines could not be looked through; the next round tries again", later);
    }
  }

  /** One round, as of now. */
  void sweep() {
    recount();
    release();
    LocalDate today = clocks.today();
    eachUntil(today.minusDays(1), this::take);
    eachUntil(today.plusDays(HORIZON_DAYS), this::remind);
  }

  /** Looks at one complaint, as a round does at every one. */
  void look(long complaint) {
    standing(complaint).filter(standing -> uncounted(standing, true)).ifPresent(standing -> step(complaint, Act.RECOUNT.event()));
    step(complaint, Act.RELEASE.event());
    standing(complaint).ifPresent(this::take);
    standing(complaint).ifPresent(this::remind);
  }

  /** Counts deadlines anew: the provisional ones, and all of them when a calendar is another than at the last round. */
  private void recount() {
    WorkingDays calendar = clocks.running().calendar();
    boolean all = !calendar.equals(counted.get());
    long after = -1;
    for (List<Standing> some = byId(all, after); !some.isEmpty(); some = byId(all, after)) {
      some.stream().filter(standing -> uncounted(standing, all)).forEach(standing -> step(standing.complaint(), Act.RECOUNT.event()));
      after = some.getLast().complaint();
    }
    counted.set(calendar);
  }

  /** True when the deadline may be another now; of a decision's the steps have to be asked how long the clock stood still. */
  private boolean uncounted(Standing standing, boolean all) {
    return all && standing.due().kind() == DueKind.DECIDE || !clocks.running().anew(standing.due()).equals(standing.due());
  }

  /** Takes complaints from handlers who are no longer supervisors, or have become ones of the authority complained of. */
  private void release() {
    List<Long> supervisors = holders.of(Permission.COMPLAINT_DECIDE);
    for (long handler :
        sql.list(row -> row.getLong(1), "SELECT DISTINCT handler_id FROM complaint_head WHERE handler_id IS NOT NULL AND due_day IS NOT NULL")) {
      lost(handler, supervisors.contains(handler)).forEach(complaint -> step(complaint, Act.RELEASE.event()));
    }
  }

  /** What that handler may not have any more: all of it, or what an authority is complained of in to which they ever belonged. */
  List<Long> lost(long handler, boolean supervisor) {
    Optional<InboxQuery.Statement> independent = InboxQuery.independent(supervisor ? posts.ever(handler) : List.of());
    if (supervisor && independent.isEmpty()) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>(List.of(handler));
    independent.ifPresent(condition -> arguments.addAll(List.of(condition.arguments())));
    return sql.list(row -> row.getLong(1),
        "SELECT h.id FROM complaint_head h JOIN complaint c ON c.id = h.id WHERE h.handler_id = ? AND h.due_day IS NOT NULL"
            + independent.map(condition -> " AND NOT (" + condition.text() + ")").orElse(""),
        arguments.toArray());
  }

  /** Takes the step that comes by itself when the day is over. */
  private void take(Standing standing) {
    if (clocks.running().over(standing.due(), clocks.today())) {
      switch (standing.due().kind()) {
        case RESUME -> step(standing.complaint(), Act.RESUMPTION.event());
        case REOPEN, ARCHIVE -> step(standing.complaint(), "closing");
        case ACCEPT, DECIDE, TELL -> {
          // Nothing goes by itself here: people are told.
        }
      }
    }
  }

  /** Reminds before a deadline, and tells all supervisors when it is over, then weekly. */
  private void remind(Standing standing) {
    if (!PEOPLES.contains(standing.due().kind())) {
      return;
    }
    LocalDate today = clocks.today();
    LocalDate day = standing.due().day();
    if (today.isAfter(day)) {
      alarm(standing, 1 + (int) (ChronoUnit.DAYS.between(day.plusDays(1), today) / WEEK));
    } else if (clocks.running().left(standing.due(), today).orElseGet(() -> (int) ChronoUnit.DAYS.between(today, day)) <= REMIND_DAYS) {
      alarm(standing, 0);
    }
  }

  private void alarm(Standing standing, int number) {
    transactions.run(
        () -> {
          int made =
              sql.run(
                  "INSERT IGNORE INTO complaint_alarm (complaint_id, due_kind, due_day, number) VALUES (?, ?, ?, ?)",
                  standing.complaint(), standing.due().kind(), standing.due().day(), number);
          Optional<Complaint> complaint = made == 1 ? repository.find(standing.complaint()) : Optional.empty();
          // Somebody may have moved it since the list was read.
          complaint.filter(now -> now.standing().due().equals(Optional.of(standing.due())))
              .ifPresent(
                  now -> {
                    if (number == 0) {
                      told.owner(NoticeKind.COMPLAINT_DUE_SOON, now);
                    } else {
                      told.supervisors(NoticeKind.COMPLAINT_OVERDUE, now, 0);
                    }
                  });
        });
  }

  /** One of the service's steps; what came in between is left to the next round. */
  private void step(long complaint, String event) {
    try {
      course.move(new Mover.Service(), complaint, event, Moving.bare(), Optional.empty());
    } catch (Failure meanwhile) {
      LOG.debug("A complaint was moved by somebody else before {}", event);
    } catch (RuntimeException broken) {
      LOG.warn("{} of complaint {} failed; the others go on", event, Ids.show(complaint), broken);
    }
  }

  /** One that cannot be read stops none of the others. */
  private static void alone(Standing standing, Consumer<Standing> each) {
    try {
      each.accept(standing);
    } catch (RuntimeException broken) {
      LOG.warn("The deadline of complaint {} could not be looked at; the others go on", Ids.show(standing.complaint()), broken);
    }
  }

  private void eachUntil(LocalDate last, Consumer<Standing> each) {
    LocalDate day = LocalDate.of(1970, 1, 1);
    long after = -1;
    for (List<Standing> some = byDay(last, day, after); !some.isEmpty(); some = byDay(last, day, after)) {
      some.forEach(standing -> alone(standing, each));
      day = some.getLast().due().day();
      after = some.getLast().complaint();
    }
  }

  private Optional<Standing> standing(long complaint) {
    return repository.find(complaint).flatMap(found -> found.standing().due()).map(due -> new Standing(complaint, due));
  }

  private List<Standing> byDay(LocalDate last, LocalDate day, long after) {
    return sql.list(
        row -> new Standing(row.getLong("id"), ComplaintRepository.due(row).orElseThrow()),
        "SELECT id, due_kind, due_day, due_from, due_days, due_working, due_provisional FROM complaint_head"
            + " WHERE due_day <= ? AND (due_day > ? OR due_day = ? AND id > ?) ORDER BY due_day, id LIMIT " + AT_ONCE,
        last, day, day, after);
  }

  private List<Standing> byId(boolean all, long after) {
    return sql.list(
        row -> new Standing(row.getLong("id"), ComplaintRepository.due(row).orElseThrow()),
        "SELECT id, due_kind, due_day, due_from, due_days, due_working, due_provisional FROM complaint_head WHERE "
            + (all ? "due_day IS NOT NULL" : "due_provisional = TRUE") + " AND id > ? ORDER BY id LIMIT " + AT_ONCE,
        after);
  }
}
