package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** What follows for an authority from a complaint that was upheld: put down with the decision, done by a day, confirmed by a supervisor. */
@Singleton
public class Measures implements ComplaintWatcher {

  /** The texts of measures: characters. */
  static final int LEAST_TEXT = 10;

  static final int MOST_TEXT = 500;

  static final String DECISION = "decision";
  static final String REPORT = "report";
  static final String CONFIRMATION = "confirmation";
  static final String RETURN = "return";

  /** A measure is to be done within a year. */
  private static final int MOST_DAYS = 366;

  private static final String OBJECT = "measure";

  private final MeasureRepository repository;
  private final WithheldNames names;
  private final Addressees addressees;
  private final Notices notices;
  private final Ledger ledger;
  private final ServiceClock clock;

  Measures(MeasureRepository repository, WithheldNames names, Addressees addressees, Notices notices, Ledger ledger, ServiceClock clock) {
    this.repository = repository;
    this.names = names;
    this.addressees = addressees;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One step of a measure: from where to where, with a new day or the old one, and with what is said of it. */
  record Act(String event, Set<MeasureState> from, MeasureState to, Optional<LocalDate> due, String note) {}

  /**
   * Looks at the measures that are proposed with a decision; refuses {@code measure-1-text}, {@code measure-1-kind}, {@code measure-1-due} and so
   * on. The text of what the authority will read must not tell who complains, unless the complainant has consented to that.
   *
   * @param complaint as it stands: without an authority there is nobody to order anything of
   */
  public void check(Checks checks, Complaint complaint, List<NewMeasure> measures) {
    for (int i = 0; i < measures.size(); i++) {
      NewMeasure measure = measures.get(i);
      String name = OBJECT + "-" + (i + 1) + "-";
      if (complaint.authority().isEmpty()) {
        checks.refuse(name + "kind", "measure.no-authority");
      }
      bound(checks, name + "due", measure.dueOn());
      if (measure.kind().told()) {
        names.check(checks, name + "text", complaint, measure.text());
      }
    }
  }

  /**
   * Puts them down in the transaction of the decision, and tells the authority of its orders.
   *
   * @throws Failure.Conflict when a text names who complains, who has since taken the consent back; when the day has come since it was proposed
   */
  @Override
  public void decided(Complaint complaint, long by, List<NewMeasure> measures) {
    long authority = complaint.authority().orElseThrow(() -> new Failure.Conflict("measure.no-authority"));
    for (NewMeasure measure : measures) {
      if (measure.kind().told() && names.names(complaint, measure.text())) {
        throw new Failure.Conflict("measure.names-now");
      }
      LocalDate today = today();
      if (!measure.dueOn().isAfter(today)) {
        throw new Failure.Conflict("measure.due-over");
      }
      long id = Ids.random();
      repository.insert(id, complaint.id(), authority, measure.kind(), today, measure.dueOn());
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("complaint", Ids.show(complaint.id()));
      facts.put("authority", Ids.show(authority));
      facts.put("measureKind", measure.kind().name());
      facts.put("decidedOn", today.toString());
      record(by, id, DECISION, MeasureState.OPEN, measure.dueOn(), measure.text(), facts);
      if (measure.kind().told()) {
        tellAuthority(id, authority, measure.dueOn());
      }
    }
  }

  /** Those of a complaint, in the order of their decisions; for who may read it. */
  List<Measure> of(long complaint) {
    return repository.of(complaint);
  }

  /**
   * Moves a measure on, in the running transaction; for the doors, which have checked who asks.
   *
   * @throws Failure.Conflict when it has been moved meanwhile
   */
  void move(long by, Measure measure, Act act) {
    if (!repository.move(measure.id(), act.from(), act.to(), act.due())) {
      throw new Failure.Conflict("measure.moved");
    }
    LocalDate due = repository.find(measure.id()).orElseThrow().dueOn();
    record(by, measure.id(), act.event(), act.to(), due, act.note(), new LinkedHashMap<>());
  }

  /** Tells those who answer for the authority that something is ordered; of what and of whom it says nothing. */
  void tellAuthority(long measure, long authority, LocalDate due) {
    notices.tell(NoticeKind.MEASURE_ORDERED, addressees.leads(authority), "/questions/orders/" + Ids.show(measure), List.of(due.toString()));
  }

  /** Refuses a day that is not within a year after today. */
  void bound(Checks checks, String field, LocalDate due) {
    LocalDate today = today();
    if (!due.isAfter(today) || due.isAfter(today.plusDays(MOST_DAYS))) {
      checks.refuse(field, "measure.due-bounds", MOST_DAYS);
    }
  }

  /** Today in Asia/Shanghai. */
  LocalDate today() {
    return Time.day(clock.instant());
  }

  private void record(long by, long id, String event, MeasureState state, LocalDate due, String text, Map<String, Object> facts) {
    Optional<Salted> said = text.isEmpty() ? Optional.empty() : Optional.of(new Salted(ledger.salt(), text));
    Optional<byte[]> hash = said.map(one -> ledger.hash(one.salt(), one.text()));
    facts.put(OBJECT, Ids.show(id));
    facts.put("state", state.name());
    facts.put("due", due.toString());
    facts.put("content", hash.map(HexFormat.of()::formatHex).orElse(null));
    Sealed step = ledger.append(OBJECT + "." + event, OBJECT, id, by, facts);
    repository.step(step, id, event, due, said, hash, by);
  }
}
