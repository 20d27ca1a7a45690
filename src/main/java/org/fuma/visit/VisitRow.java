package org.fuma.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.rule.Verdict;
import org.fuma.rule.VisitKind;
import org.fuma.store.Time;

/**
 * One line of a list of visits.
 *
 * @param authority  the one that came, or led where several came
 * @param overridden true when an emergency overrode the rules
 * @param late       how it was entered when it was not scanned at the door
 * @param completedAt when its result was recorded
 */
public record VisitRow(
    long id,
    long enterprise,
    String enterpriseName,
    long authority,
    String authorityName,
    VisitKind kind,
    VisitState state,
    Optional<VisitResult> result,
    Instant arrivedAt,
    Optional<Instant> departedAt,
    Verdict verdict,
    boolean overridden,
    Handshake handshake,
    SecondOfficial second,
    Optional<Entered.Late> late,
    Optional<Instant> completedAt,
    Premises.Where premises) {

  /** What makes it worth a second look, on that day and with so many days for a result. */
  public List<VisitMark> marks(LocalDate today, int days) {
    boolean admitted = verdict != Verdict.REFUSE;
    List<VisitMark> marks = new ArrayList<>();
    mark(marks, VisitMark.REFUSED, !admitted);
    mark(marks, VisitMark.OVERRIDDEN, overridden);
    mark(marks, VisitMark.NOTICE, verdict == Verdict.ADMIT_WITH_NOTICE && !overridden);
    mark(marks, VisitMark.LATE_ENTRY, late.isPresent());
    mark(marks, VisitMark.DENIED, handshake == Handshake.DENIED);
    mark(marks, VisitMark.UNCONFIRMED, admitted && handshake == Handshake.OPEN);
    mark(marks, VisitMark.SECOND_AWAITED, admitted && second == SecondOfficial.AWAITED);
    mark(marks, VisitMark.AWAY, premises == Premises.Where.AWAY);
    mark(marks, VisitMark.STILL_OPEN, state == VisitState.ARRIVED && Time.day(arrivedAt).isBefore(today));
    mark(marks, VisitMark.LATE_RESULT, resultLate(today, days));
    return List.copyOf(marks);
  }

  private static void mark(List<VisitMark> marks, VisitMark mark, boolean holds) {
    if (holds) {
      marks.add(mark);
    }
  }

  /**
   * True when the result came, or is still missing, more than so many calendar days after the departure (Asia/Shanghai).
   */
  public boolean resultLate(LocalDate today, int days) {
    return departedAt.filter(left -> completedAt.map(Time::day).orElse(today).isAfter(Time.day(left).plusDays(days))).isPresent();
  }
}
