package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** The supervisors' side of measures: what is to be done by when in all complaints, whether it was, and if not, by when it is now. */
@Singleton
public class MeasureDesk {

  private final MeasureRepository repository;
  private final Measures measures;
  private final Complaints complaints;
  private final WithheldNames names;
  private final Independence independence;
  private final Idempotency idempotency;

  MeasureDesk(
      MeasureRepository repository, Measures measures, Complaints complaints, WithheldNames names, Independence independence,
      Idempotency idempotency) {
    this.repository = repository;
    this.measures = measures;
    this.complaints = complaints;
    this.names = names;
    this.independence = independence;
    this.idempotency = idempotency;
  }

  private record Confirmed(long measure, String note) {}

  private record Returned(long measure, String note, LocalDate due) {}

  /** A page of measures, what is due first, what is done last; without those of authorities to which the supervisor ever belonged. */
  List<Measure> list(Actor by, MeasureFilter filter, Optional<Long> after) {
    by.require(Permission.COMPLAINT_DECIDE);
    return repository.list(new MeasureRepository.Filter(filter.authority(), filter.kind(), filter.state(), false,
        filter.overdue() ? Optional.of(measures.today()) : Optional.empty(), independence.barred(by)), after);
  }

  /** How many wait for a supervisor's look, and how many are overdue. */
  MeasureRepository.Waiting waiting(Actor by) {
    by.require(Permission.COMPLAINT_DECIDE);
    return repository.waiting(independence.barred(by), measures.today());
  }

  /**
   * A measure.
   *
   * @throws Failure.NotFound when there is none, or its complaint is not the supervisor's to see
   */
  public Measure see(Actor by, long id) {
    by.require(Permission.COMPLAINT_DECIDE);
    Measure measure = repository.find(id).orElseThrow(Failure.NotFound::new);
    complaints.see(by, measure.complaint());
    if (independence.barred(by).contains(measure.authority())) {
      throw new Failure.NotFound();
    }
    return measure;
  }

  /**
   * Confirms that it is done.
   *
   * @param note may be empty
   * @throws Failure.Conflict when that has been confirmed
   */
  public void confirm(Actor by, long id, String note, Optional<String> key) {
    Measure measure = see(by, id);
    Checks checks = new Checks();
    String said = checks.optional("note", note, Measures.MOST_TEXT);
    nameless(checks, "note", by, measure, said);
    checks.done();
    idempotency.once(by.account(), key, new Confirmed(id, said), String.class, () -> {
      measures.move(by.account(), measure,
          new Measures.Act(Measures.CONFIRMATION, Set.of(MeasureState.OPEN, MeasureState.REPORTED), MeasureState.DONE, Optional.empty(), said));
      return Ids.show(id);
    });
  }

  /**
   * Says that what was reported done is not, and by when it is to be.
   *
   * @throws Failure.Conflict when nothing is reported done (any more)
   */
  public void giveBack(Actor by, long id, String note, String dueOn, Optional<String> key) {
    Measure measure = see(by, id);
    Checks checks = new Checks();
    String said = checks.required("why", note, Measures.LEAST_TEXT, Measures.MOST_TEXT);
    LocalDate due = checks.date("dueOn", checks.required("dueOn", dueOn, 32)).orElse(LocalDate.EPOCH);
    measures.bound(checks, "dueOn", due);
    nameless(checks, "why", by, measure, said);
    checks.done();
    idempotency.once(by.account(), key, new Returned(id, said, due), String.class, () -> {
      measures.move(by.account(), measure,
          new Measures.Act(Measures.RETURN, Set.of(MeasureState.REPORTED), MeasureState.OPEN, Optional.of(due), said));
      measures.tellAuthority(id, measure.authority(), due);
      return Ids.show(id);
    });
  }

  /** What is said of an order its authority reads. */
  private void nameless(Checks checks, String field, Actor by, Measure measure, String said) {
    if (measure.kind().told()) {
      names.check(checks, field, complaints.see(by, measure.complaint()), said);
    }
  }
}
