package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.notice.LastDay;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.rule.WorkingDays;
import org.fuma.rulebook.Calendars;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** What a supervisor asks the authority complained of, without telling it who complains (decision 12). */
@Singleton
public class Questions {

  /**
   * Working days for an answer: a third of the 30 in which the complaint is to be decided (domain.md §4), so that there is time to read it, to ask
   * once more and to write.
   */
  public static final int ANSWER_DAYS = 10;

  static final String ASKING = "asking";
  static final String ANSWER = "answer";
  static final String WITHDRAWAL = "withdrawal";
  static final String RECOUNT = "recount";

  private final QuestionRepository repository;
  private final Complaints complaints;
  private final QuestionChecks checks;
  private final Charge charge;
  private final Addressees addressees;
  private final Notices notices;
  private final Calendars calendars;
  private final Clocks clocks;
  private final QuestionRecords records;
  private final Idempotency idempotency;
  private final Transactions transactions;

  Questions(
      QuestionRepository repository, Complaints complaints, QuestionChecks checks, Charge charge, Addressees addressees, Notices notices,
      Calendars calendars, Clocks clocks, QuestionRecords records, Idempotency idempotency, Transactions transactions) {
    this.repository = repository;
    this.complaints = complaints;
    this.checks = checks;
    this.charge = charge;
    this.addressees = addressees;
    this.notices = notices;
    this.calendars = calendars;
    this.clocks = clocks;
    this.records = records;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  private record Asked(long complaint, NewQuestion question) {}

  private record Withdrawn(long question) {}

  /**
   * Asks the authority complained of.
   *
   * @return the question's id
   * @throws Failure.Invalid   with what is wrong: above all, a scope with too few firms, or a text that would tell who complains
   * @throws Failure.Conflict  when the complaint is in other hands, not being looked into, without a known authority, or has an open question
   * @throws Failure.Forbidden without {@link Permission#COMPLAINT_DECIDE}
   * @throws Failure.NotFound  when the complaint is not the supervisor's to see
   */
  public long ask(Actor by, long complaint, NewQuestion asked, Optional<String> key) {
    by.require(Permission.COMPLAINT_DECIDE);
    complaints.see(by, complaint);
    String id = idempotency.once(by.account(), key, new Asked(complaint, asked), String.class, () -> Ids.show(write(by, complaint, asked)));
    return Ids.read(id).orElseThrow();
  }

  /** True when the supervisor may ask now: it is the handler's to do, while the complaint is looked into and its authority is known. */
  boolean mayAsk(Actor by, Complaint complaint) {
    return by.may(Permission.COMPLAINT_DECIDE) && barred(by, complaint).isEmpty();
  }

  /** True when the supervisor may take a question back: nobody else is in charge. */
  boolean mayWithdraw(Actor by, Complaint complaint) {
    return charge.handler(complaint).filter(handler -> handler != by.account()).isEmpty();
  }

  /** Why the supervisor may not ask now: the key of a sentence. */
  Optional<String> barred(Actor by, Complaint complaint) {
    ComplaintState state = complaint.standing().state();
    if (!state.open() || state == ComplaintState.SUBMITTED) {
      return Optional.of("question.not-now");
    }
    if (complaint.standing().handler().filter(handler -> handler == by.account()).isEmpty()) {
      return Optional.of("question.not-yours");
    }
    return complaint.authority().isEmpty() ? Optional.of("question.no-authority") : Optional.empty();
  }

  /**
   * Takes a question back that needs no answer any more: who is in charge of the complaint, or any supervisor where nobody is.
   *
   * @throws Failure.Conflict when somebody else is in charge, or it has been answered or taken back meanwhile
   */
  public void withdraw(Actor by, long complaint, long question, Optional<String> key) {
    Question open = see(by, complaint, question);
    idempotency.once(by.account(), key, new Withdrawn(question), String.class, () -> {
      repository.holdComplaint(complaint);
      charge.mine(by, complaints.see(by, complaint));
      end(open, QuestionState.WITHDRAWN, WITHDRAWAL, "", by.account());
      return Ids.show(question);
    });
  }

  /** The complaint's questions, oldest first; papers and answers as far as they have been sent. */
  public List<Question> of(Actor by, long complaint) {
    by.require(Permission.COMPLAINT_DECIDE);
    complaints.see(by, complaint);
    return repository.of(complaint).stream().map(Question::sent).toList();
  }

  /**
   * One of the complaint's questions.
   *
   * @throws Failure.NotFound when it is none of them, or the complaint is not the supervisor's to see
   */
  public Question see(Actor by, long complaint, long question) {
    by.require(Permission.COMPLAINT_DECIDE);
    complaints.see(by, complaint);
    return repository.find(question).filter(found -> found.complaint() == complaint).map(Question::sent).orElseThrow(Failure.NotFound::new);
  }

  /** Ends a question that is open, in the running transaction. */
  void end(Question open, QuestionState to, String event, String text, long by) {
    if (!records.end(open, to, event, text, by)) {
      throw new Failure.Conflict("question.moved");
    }
  }

  /** Counts the day of an open question anew, since a calendar was loaded. */
  void recount(Question open) {
    WorkingDays.Deadline due = calendars.workingDays().afterAsKnown(open.askedOn(), ANSWER_DAYS);
    if (due.provisional() == open.provisional() && due.day().equals(open.dueOn())) {
      return;
    }
    transactions.run(() -> {
      if (repository.recount(open.id(), open.dueOn(), due.day(), due.provisional())) {
        records.write(open.id(), RECOUNT, QuestionState.OPEN, due.day(), due.provisional(), "", Actor.SYSTEM_ACCOUNT, new LinkedHashMap<>());
      }
    });
  }

  private long write(Actor by, long id, NewQuestion asked) {
    repository.holdComplaint(id);
    Complaint complaint = complaints.see(by, id);
    barred(by, complaint).ifPresent(why -> {
      throw new Failure.Conflict(why);
    });
    long authority = complaint.authority().orElseThrow();
    LocalDate today = clocks.today();
    Checks fields = new Checks();
    QuestionChecks.Read read = checks.read(fields, complaint, authority, asked, today);
    fields.done();
    long question = Ids.random();
    WorkingDays.Deadline due = calendars.workingDays().afterAsKnown(today, ANSWER_DAYS);
    try {
      repository.insert(question, id, authority, read.covered(), today, due.day(), due.provisional());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "complaint_question_open")) {
        throw new Failure.Conflict("question.one-open");
      }
      throw refused;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("complaint", Ids.show(id));
    facts.put("authority", Ids.show(authority));
    facts.put("scope", read.covered().scope().name());
    facts.put("from", read.covered().from().map(LocalDate::toString).orElse(null));
    facts.put("until", read.covered().until().map(LocalDate::toString).orElse(null));
    facts.put("series", read.covered().series().map(Ids::show).orElse(null));
    facts.put("visit", read.covered().visit().map(Ids::show).orElse(null));
    facts.put("askedOn", today.toString());
    records.write(question, ASKING, QuestionState.OPEN, due.day(), due.provisional(), read.text(), by.account(), facts);
    notices.tell(NoticeKind.QUESTION_ASKED, addressees.leads(authority), "/questions/" + Ids.show(question),
        List.of(LastDay.of(due.day(), due.provisional())));
    return question;
  }
}
