package org.fuma.complaint;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** What follows for an authority from a complaint that was upheld: put down with the decision, done by a day, confirmed by a supervisor. */
@Singleton
public class Measures {

  /** Measures of one decision. */
  public static final int MOST = 4;

  static final String DECISION = "decision";
  static final String REPORT = "report";
  static final String CONFIRMATION = "confirmation";
  static final String RETURN = "return";

  private static final String OBJECT = "measure";
  private static final int LEAST_TEXT = 4;
  private static final int MOST_TEXT = 500;
  private static final int MOST_DAYS = 366;

  private final MeasureRepository repository;
  private final WithheldNames names;
  private final Told told;
  private final Notices notices;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  Measures(
      MeasureRepository repository, WithheldNames names, Told told, Notices notices, Ledger ledger, Idempotency idempotency, ServiceClock clock) {
    this.repository = repository;
    this.names = names;
    this.told = told;
    this.notices = notices;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * Reads measures that are proposed with a decision; those in which nothing was filled in are left out. What is wrong is refused under
   * {@code measure1Kind}, {@code measure1Text}, {@code measure1DueOn} and so on.
   *
   * @param complaint as it stands: without an authority there is nobody to order anything of
   */
  public List<NewMeasure> read(Checks checks, Actor by, Complaint complaint, List<GivenMeasure> given) {
    List<NewMeasure> read = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      GivenMeasure one = given.get(i);
      String name = OBJECT + (i + 1);
      if (one.blank()) {
        continue;
      }
      if (i >= MOST) {
        checks.refuse(name + "Kind", "measure.too-many", MOST);
        continue;
      }
      MeasureKind kind = checks.requiredOneOf(name + "Kind", one.kind(), MeasureKind.class);
      String text = checks.required(name + "Text", one.text(), LEAST_TEXT, MOST_TEXT);
      LocalDate due = due(checks, name + "DueOn", one.dueOn());
      if (kind.told()) {
        names.check(checks, name + "Text", by, complaint, text);
      }
      if (complaint.standing().naming() == Naming.WITHHELD && complaint.authority().isEmpty()) {
        checks.refuse(name + "Kind", "measure.no-authority");
      }
      read.add(new NewMeasure(kind, text, due));
    }
    return read;
  }

  /**
   * Puts measures down in the transaction of the decision that brings them, and tells the authority of its orders.
   *
   * @param by        the supervisor who decides
   * @param complaint as it stands in this transaction
   * @throws Failure.Conflict when a text names who complains, who has since taken the consent back
   * @throws io.micronaut.transaction.exceptions.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void add(Actor by, Complaint complaint, long authority, List<NewMeasure> measures) {
    for (NewMeasure measure : measures) {
      Checks checks = new Checks();
      if (measure.kind().told()) {
        names.check(checks, "text", by, complaint, measure.text());
      }
      try {
        checks.done();
      } catch (Failure.Invalid named) {
        throw new Failure.Conflict("measure.names-now");
      }
      long id = Ids.random();
      LocalDate today = today();
      repository.insert(id, complaint.id(), authority, measure.kind(), today, measure.dueOn());
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("complaint", Ids.show(complaint.id()));
      facts.put("authority", Ids.show(authority));
      facts.put("measureKind", measure.kind().name());
      facts.put("decidedOn", today.toString());
      record(by, id, DECISION, MeasureState.OPEN, measure.dueOn(), measure.text(), facts);
      if (measure.kind().told()) {
        notices.tell(NoticeKind.MEASURE_ORDERED, told.leads(authority), path(id), List.of(measure.dueOn().toString()));
      }
    }
  }

  /** Those of a complaint; for who may read it. */
  public List<Measure> of(long complaint) {
    return repository.of(complaint);
  }

  /** Moves a measure on; for the doors that have checked who asks. */
  void move(Actor by, Measure measure, Act act, Optional<String> key) {
    idempotency.once(by.account(), key, act, String.class, () -> {
      if (!repository.move(measure.id(), act.from(), act.to(), act.due())) {
        throw new Failure.Conflict("measure.moved");
      }
      record(by, measure.id(), act.event(), act.to(), act.due().orElse(measure.dueOn()), act.note(), new LinkedHashMap<>());
      act.then().run();
      return Ids.show(measure.id());
    });
  }

  LocalDate due(Checks checks, String field, String given) {
    LocalDate due = checks.date(field, checks.required(field, given, 32)).orElse(LocalDate.EPOCH);
    LocalDate today = today();
    if (due.isAfter(today.plusDays(MOST_DAYS)) || !due.isAfter(today)) {
      checks.refuse(field, "measure.due-bounds", MOST_DAYS);
    }
    return due;
  }

  LocalDate today() {
    return Time.day(clock.instant());
  }

  /** Where the authority reads it. */
  static String path(long measure) {
    return "/questions/orders/" + Ids.show(measure);
  }

  private void record(Actor by, long id, String event, MeasureState state, LocalDate due, String text, Map<String, Object> facts) {
    Optional<Salted> said = text.isEmpty() ? Optional.empty() : Optional.of(new Salted(ledger.salt(), text));
    Optional<byte[]> hash = said.map(one -> ledger.hash(one.salt(), one.text()));
    facts.put(OBJECT, Ids.show(id));
    facts.put("state", state.name());
    facts.put("due", due.toString());
    facts.put("content", hash.map(HexFormat.of()::formatHex).orElse(null));
    Sealed step = ledger.append(OBJECT + "." + event, OBJECT, id, by.account(), facts);
    repository.step(step, id, event, due, said, hash, by.account());
  }
}
