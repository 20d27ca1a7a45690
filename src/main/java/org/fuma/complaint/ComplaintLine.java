package org.fuma.complaint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.fuma.store.Ids;

/**
 * A complaint as a program lists it. What follows the subject, but for the deadline, is for supervisors alone.
 *
 * @param handler        what the supervisor in charge is called; null: all supervisors
 * @param waitsForSecond true when a second supervisor has to agree to something
 */
@Serdeable
record ComplaintLine(
    String id,
    String enterprise,
    String enterpriseName,
    String category,
    String submittedAt,
    String state,
    @Nullable String outcome,
    @Nullable String subject,
    @Nullable String source,
    @Nullable String matter,
    @Nullable String visit,
    @Nullable String authority,
    @Nullable String authorityName,
    @Nullable String handler,
    @Nullable DueView due,
    @Nullable Boolean reopened,
    @Nullable Boolean waitsForSecond) {

  /**
   * A deadline.
   *
   * @param kind        a {@link DueKind}
   * @param day         the last day, ISO 8601, in Asia/Shanghai
   * @param from        the day of the event; day one is the day after it
   * @param provisional true when a year on the way is a forecast or not loaded
   */
  @Serdeable
  record DueView(String kind, String day, String from, int days, boolean workingDays, boolean provisional) {

    static DueView of(Due due) {
      return new DueView(due.kind().name(), due.day().toString(), due.from().toString(), due.days(), due.workingDays(), due.provisional());
    }
  }

  /** As a firm lists its own. */
  static ComplaintLine of(OwnComplaints.Line line) {
    return new ComplaintLine(
        Ids.show(line.id()), Ids.show(line.enterprise()), line.enterpriseName(), line.category().name(), line.submittedAt().toString(),
        line.state().name(), name(line.outcome()), line.subject(), null, null, null, null, null, null,
        line.remaining().map(Remaining::due).map(DueView::of).orElse(null), null, null);
  }

  /** As supervisors list them. */
  static ComplaintLine of(InboxRow row, String subject) {
    return new ComplaintLine(
        Ids.show(row.id()), Ids.show(row.enterprise()), row.enterpriseName(), row.category().name(), row.submittedAt().toString(), row.state().name(),
        name(row.outcome()), subject, row.source().name(), row.matter().name(), row.visit().map(Ids::show).orElse(null),
        row.authority().map(Ids::show).orElse(null), row.authorityName().orElse(null), row.handler().orElse(null),
        row.due().map(DueView::of).orElse(null), row.reopened(), row.proposal());
  }

  private static @Nullable String name(Optional<? extends Enum<?>> constant) {
    return constant.map(Enum::name).orElse(null);
  }
}
