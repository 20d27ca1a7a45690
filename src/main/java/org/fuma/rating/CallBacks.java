package org.fuma.rating;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.complaint.Complaints;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.notice.LastDay;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.notice.Recipient;
import org.fuma.rule.WorkingDays;
import org.fuma.rulebook.Calendars;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * After a bad rating a supervisor calls the firm back, within the working days of the rules (domain.md §4): one who never belonged to an authority that
 * was there. Until somebody takes it, it is the task of all of them.
 */
@Singleton
public class CallBacks {

  /** Call-backs to a page of the list. */
  public static final int PAGE = 50;

  static final int LONGEST = 2_000;

  private static final int SHORTEST = 4;
  private static final String OBJECT = "call-back";

  private final CallBackRepository repository;
  private final RatingRepository ratings;
  private final Independence independence;
  private final Complaints complaints;
  private final Calendars calendars;
  private final Rulebook rulebook;
  private final Notices notices;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  CallBacks(
      CallBackRepository repository, RatingRepository ratings, Independence independence, Complaints complaints, Calendars calendars, Rulebook rulebook,
      Notices notices, Ledger ledger, Idempotency idempotency, ServiceClock clock) {
    this.repository = repository;
    this.ratings = ratings;
    this.independence = independence;
    this.complaints = complaints;
    this.calendars = calendars;
    this.rulebook = rulebook;
    this.notices = notices;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * An act as it was asked for, unchecked.
   *
   * @param supervisor the account that it is handed to
   * @param complaint  the receipt number of the complaint that came of it
   */
  public record Asked(String text, String supervisor, String complaint) {}

  private record Checked(long callBack, CallBackAct act, String text, Optional<Long> supervisor, Optional<Long> complaint) {}

  /**
   * Opens one for a rating, in the running transaction. Its clock begins with the day; a calendar that is not loaded does not keep it from beginning.
   */
  void open(long rating, Visit visit, LocalDate today) {
    int days = rulebook.on(today).parameters().clock().callBackDays();
    WorkingDays.Deadline due = calendars.workingDays().afterAsKnown(today, days);
    CallBackHead head = new CallBackHead(Ids.random(), CallBackState.OPEN, Optional.empty(), 0, Optional.empty(), due, today, days, Optional.empty(),
        Optional.empty(), 1);
    Map<String, Object> facts = facts(head, CallBackAct.OPEN, CallBackRepository.Said.NOTHING);
    facts.put("rating", Ids.show(rating));
    repository.insert(head, ledger.appendUnnamed(CallBackAct.OPEN.kind(), OBJECT, head.id(), facts).salt(), rating, visit.authority());
    tell(NoticeKind.CALL_BACK_OPENED, independence.supervisors(independence.at(visit.id())), head);
  }

  /**
   * One call-back, for a supervisor who never belonged to an authority that was there.
   *
   * @throws Failure.NotFound for everybody else
   */
  public CallBack see(Actor by, long id) {
    by.require(Permission.RATING_READ);
    CallBackHead head = repository.find(id).orElseThrow(Failure.NotFound::new);
    Rating rating = ratings.find(repository.rating(id)).orElseThrow();
    if (!independence.independent(by.account(), independence.at(rating.visit()))) {
      throw new Failure.NotFound();
    }
    return new CallBack(head, rating, head.handler().map(repository::name).orElse(""), repository.steps(id));
  }

  /** A page of call-backs, those first that are due first. */
  public List<CallBack.Row> list(Actor by, CallBack.Filter filter, Optional<DayMark> after) {
    by.require(Permission.RATING_READ);
    return repository.list(filter, independence.former(by), after, PAGE);
  }

  /** How many wait. */
  CallBackFigures figures(Actor by) {
    by.require(Permission.RATING_READ);
    return repository.figures(by.account(), today(), independence.former(by));
  }

  /** To whom it can be handed: every other supervisor who is independent, by account and name. */
  Map<Long, String> others(CallBack callBack) {
    return repository.names(independence.supervisors(independence.at(callBack.rating().visit())).stream()
        .filter(account -> callBack.head().handler().filter(account::equals).isEmpty()).toList());
  }

  /**
   * Does something about a call-back.
   *
   * @param act as {@link CallBackAct#path}
   * @throws Failure.Conflict when it is somebody else's, or over, or was changed meanwhile
   * @throws Failure.Invalid  when what the act needs is missing
   * @throws Failure.NotFound when the actor may not deal with it, or there is no such act
   */
  public void act(Actor by, long id, String act, Asked asked, Optional<String> key) {
    CallBack callBack = see(by, id);
    Checked checked = checked(by, callBack, CallBackAct.named(act).orElseThrow(Failure.NotFound::new), asked);
    idempotency.once(by.account(), key, checked, String.class, () -> {
      move(by, callBack.rating(), checked);
      return Ids.show(id);
    });
  }

  private Checked checked(Actor by, CallBack callBack, CallBackAct act, Asked asked) {
    Checks checks = new Checks();
    boolean words = act == CallBackAct.REACH || act == CallBackAct.HAND_OVER;
    String text = words ? checks.required("text", asked.text(), SHORTEST, LONGEST) : checks.optional("text", asked.text(), LONGEST);
    Optional<Long> supervisor = Optional.empty();
    if (act == CallBackAct.HAND_OVER) {
      supervisor = Ids.read(checks.required("supervisor", asked.supervisor(), 32));
      if (supervisor.filter(others(callBack)::containsKey).isEmpty()) {
        checks.refuse("supervisor", "check.unknown");
      }
    }
    Optional<Long> complaint = Optional.empty();
    if (act == CallBackAct.LINK) {
      complaint = Ids.read(checks.required("complaint", asked.complaint(), 32));
      if (complaint.filter(linked -> ofFirm(by, linked, callBack.rating().enterprise())).isEmpty()) {
        checks.refuse("complaint", "call-back.no-such-complaint");
      }
    }
    checks.done();
    return new Checked(callBack.head().id(), act, text, supervisor, complaint);
  }

  private boolean ofFirm(Actor by, long complaint, long firm) {
    try {
      return complaints.see(by, complaint).enterprise() == firm;
    } catch (Failure.NotFound none) {
      return false;
    }
  }

  private void move(Actor by, Rating rating, Checked asked) {
    CallBackHead before = repository.find(asked.callBack()).orElseThrow(Failure.NotFound::new);
    CallBackHead after = before.after(asked.act(), by.account(), today(), asked.supervisor(), asked.complaint());
    Optional<CallBackRepository.Words> words = asked.text().isEmpty() ? Optional.empty() : Optional.of(words(asked.text()));
    write(after, asked.act(), new CallBackRepository.Said(asked.supervisor(), Optional.empty(), asked.complaint(), words), by.account());
    asked.supervisor().filter(other -> other != by.account()).ifPresent(other -> tell(NoticeKind.CALL_BACK_OPENED, List.of(other), after));
  }

  private CallBackRepository.Words words(String text) {
    byte[] salt = ledger.salt();
    return new CallBackRepository.Words(salt, ledger.hash(salt, text), text);
  }

  /** Writes what a call-back has become, in the running transaction. */
  void write(CallBackHead after, CallBackAct act, CallBackRepository.Said said, long actor) {
    if (!repository.move(after)) {
      throw new Failure.Conflict("call-back.moved");
    }
    Sealed step = ledger.append(act.kind(), OBJECT, after.id(), actor, facts(after, act, said));
    repository.step(step, after, act, said, actor);
  }

  /** Puts a notice down for these supervisors. */
  void tell(NoticeKind kind, Collection<Long> supervisors, CallBackHead about) {
    notices.tell(kind, supervisors.stream().map(Recipient.Account::new).toList(), "/call-backs/" + Ids.show(about.id()),
        List.of(LastDay.of(about.due().day(), about.due().provisional())));
  }

  private LocalDate today() {
    return Time.day(clock.instant());
  }

  private static Map<String, Object> facts(CallBackHead head, CallBackAct act, CallBackRepository.Said said) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("callBack", Ids.show(head.id()));
    facts.put("act", act.name());
    facts.put("state", head.state().name());
    facts.put("handler", head.handler().map(Ids::show).orElse(null));
    facts.put("tries", head.tries());
    facts.put("triedOn", head.triedOn().map(LocalDate::toString).orElse(null));
    facts.put("dueDay", head.due().day().toString());
    facts.put("dueFrom", head.dueFrom().toString());
    facts.put("dueDays", head.dueDays());
    facts.put("provisional", head.due().provisional());
    facts.put("complaint", said.complaint().map(Ids::show).orElse(null));
    facts.put("textHash", said.words().map(words -> HexFormat.of().formatHex(words.hash())).orElse(null));
    return facts;
  }
}
