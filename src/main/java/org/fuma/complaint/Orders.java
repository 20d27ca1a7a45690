package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** The authority's side of measures: its leads read what was ordered and say when it is done; of the complaint behind it they learn nothing. */
@Singleton
public class Orders {

  private final MeasureRepository repository;
  private final Measures measures;
  private final Addressees addressees;
  private final Notices notices;
  private final Idempotency idempotency;

  Orders(MeasureRepository repository, Measures measures, Addressees addressees, Notices notices, Idempotency idempotency) {
    this.repository = repository;
    this.measures = measures;
    this.addressees = addressees;
    this.notices = notices;
    this.idempotency = idempotency;
  }

  private record Reported(long measure, String note) {}

  /** A page of the own authority's orders, of those in that state or of all; what is due first, what is done last. */
  public List<Measure> list(Actor by, Optional<MeasureState> state, Optional<Long> after) {
    return repository.list(
        new MeasureRepository.Filter(Optional.of(authority(by)), Optional.empty(), state, true, Optional.empty(), Set.of()), after);
  }

  /** How many wait to be done. */
  public int waiting(Actor by) {
    return repository.waiting(authority(by));
  }

  /**
   * An order to one's own authority.
   *
   * @throws Failure.NotFound when there is none, it is another's, or the authority is not told of it
   */
  public Measure see(Actor by, long id) {
    long own = authority(by);
    return repository.find(id).filter(measure -> measure.authority() == own && measure.kind().told()).orElseThrow(Failure.NotFound::new);
  }

  /**
   * Says that it is done.
   *
   * @throws Failure.Invalid  when the note is too short or too long
   * @throws Failure.Conflict when that has been said, or it is done
   */
  public void report(Actor by, long id, String note, Optional<String> key) {
    Measure measure = see(by, id);
    Checks checks = new Checks();
    String said = checks.required("note", note, Measures.LEAST_TEXT, Measures.MOST_TEXT);
    checks.done();
    idempotency.once(by.account(), key, new Reported(id, said), String.class, () -> {
      measures.move(by.account(), measure,
          new Measures.Act(Measures.REPORT, Set.of(MeasureState.OPEN), MeasureState.REPORTED, Optional.empty(), said));
      notices.tell(NoticeKind.MEASURE_REPORTED, addressees.keepers(measure.complaint()), "/complaints/measures/" + Ids.show(id),
          List.of(Ids.show(measure.complaint()), ""));
      return Ids.show(id);
    });
  }

  private static long authority(Actor by) {
    by.require(Permission.QUESTION_ANSWER);
    return by.authority().orElseThrow(Failure.Forbidden::new);
  }
}
