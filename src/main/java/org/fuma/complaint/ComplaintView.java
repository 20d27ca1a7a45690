package org.fuma.complaint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.fuma.store.Ids;

/**
 * A complaint with its course for programs, oldest step first. A firm's account gets what its complainant may see.
 *
 * @param due        what runs; null once it is closed
 * @param wholeDay   by when normally the whole is over
 * @param handler    the supervisor in charge, to supervisors only
 * @param proposal   true when something waits for a second supervisor, to supervisors only
 * @param desk       what belongs to the desk, to supervisors only
 * @param version    grows with every step; sent back with a step it makes sure that nothing came in between
 */
@Serdeable
record ComplaintView(
    String id,
    String source,
    String matter,
    String enterprise,
    String category,
    @Nullable String visit,
    @Nullable String authority,
    @Nullable String happenedOn,
    String submittedAt,
    String subject,
    String demand,
    String officials,
    String state,
    @Nullable String outcome,
    @Nullable DueView due,
    @Nullable String wholeDay,
    String naming,
    boolean extended,
    boolean reopened,
    @Nullable String stopped,
    @Nullable Boolean satisfied,
    @Nullable String handler,
    boolean proposal,
    @Nullable DeskView desk,
    int version,
    List<StepView> steps) {

  /**
   * A deadline, and how it comes about.
   *
   * @param provisional true when a year on the way is a forecast or not loaded: the day is then no later than the right one
   */
  @Serdeable
  record DueView(String kind, String day, String from, int days, boolean workingDays, boolean provisional) {
    static DueView of(Due due) {
      return new DueView(due.kind().name(), due.day().toString(), due.from().toString(), due.days(), due.workingDays(), due.provisional());
    }
  }

  /** One step; {@code actor} is the supervisor's account, to supervisors only. */
  @Serdeable
  record StepView(
      String event, String state, @Nullable String outcome, @Nullable String ground, @Nullable String choice, @Nullable String actor, String at,
      String text, @Nullable DueView due) {
    static StepView of(Complaint.Step step) {
      return new StepView(
          step.event(), step.state().name(), step.outcome().map(Enum::name).orElse(null), step.ground().orElse(null), step.choice().orElse(null),
          step.actor() == 0 ? null : Ids.show(step.actor()), step.at().toString(), step.text(), step.due().map(DueView::of).orElse(null));
    }
  }

  /** What a program gets of a complaint that its account may read. */
  static ComplaintView of(Complaint complaint) {
    return of(complaint, null);
  }

  /** As {@link #of(Complaint)}, with what belongs to the desk. */
  static ComplaintView of(Complaint complaint, @Nullable DeskView desk) {
    Complaint.Standing now = complaint.standing();
    return new ComplaintView(
        Ids.show(complaint.id()),
        complaint.source().name(),
        complaint.matter().name(),
        Ids.show(complaint.enterprise()),
        complaint.category().name(),
        complaint.visit().map(Ids::show).orElse(null),
        complaint.authority().map(Ids::show).orElse(null),
        complaint.happenedOn().map(LocalDate::toString).orElse(null),
        complaint.submittedAt().toString(),
        complaint.words().subject(),
        complaint.words().demand(),
        complaint.words().officials(),
        now.state().name(),
        now.outcome().map(Enum::name).orElse(null),
        now.due().map(DueView::of).orElse(null),
        now.wholeDay().map(LocalDate::toString).orElse(null),
        now.naming().name(),
        now.extended(),
        now.reopened(),
        now.stopped().map(Enum::name).orElse(null),
        now.satisfied().orElse(null),
        now.handler().map(Ids::show).orElse(null),
        now.proposal().isPresent(),
        desk,
        now.version(),
        complaint.steps().stream().map(StepView::of).toList());
  }
}
