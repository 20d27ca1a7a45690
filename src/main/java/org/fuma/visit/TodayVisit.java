package org.fuma.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.rule.VisitKind;
import org.fuma.store.Time;

/** A visit of which an official has something left to do. */
public record TodayVisit(
    long id, long enterprise, String enterpriseName, VisitKind kind, Instant arrivedAt, Optional<Instant> departedAt, Handshake handshake,
    SecondOfficial second) {

  /** True when they came before that day (Asia/Shanghai), and nobody has logged that they left. */
  public boolean openSince(LocalDate before) {
    return departedAt.isEmpty() && Time.day(arrivedAt).isBefore(before);
  }

  /** The last day on which its result is on time, in Asia/Shanghai, when so many calendar days are allowed. */
  public Optional<LocalDate> resultBy(int days) {
    return departedAt.map(left -> Time.day(left).plusDays(days));
  }
}
