package org.fuma.rating;

import java.time.LocalDate;
import java.util.Optional;
import org.fuma.rule.WorkingDays;
import org.fuma.web.Failure;

/**
 * Where a call-back stands, and what becomes of it.
 *
 * @param handler  the supervisor who has it; empty: all independent ones
 * @param tries    how often nobody answered
 * @param triedOn  the day of the first try
 * @param due      the last day, in Asia/Shanghai
 * @param dueFrom  the day of the rating; day one is the day after it
 * @param dueDays  how many working days it is
 * @param toldOn   when supervisors were last told of the deadline
 */
public record CallBackHead(
    long id,
    CallBackState state,
    Optional<Long> handler,
    int tries,
    Optional<LocalDate> triedOn,
    WorkingDays.Deadline due,
    LocalDate dueFrom,
    int dueDays,
    Optional<LocalDate> toldOn,
    Optional<Long> complaint,
    int version) {

  /** So many tries, at least. */
  public static final int TRIES = 3;

  /** True when it is not over and its last day is. */
  public boolean overdue(LocalDate today) {
    return state == CallBackState.OPEN && today.isAfter(due.day());
  }

  /** True when it may be given up: tried often enough, and not on one day alone. */
  public boolean mayGiveUp(LocalDate today) {
    return tries >= TRIES && triedOn.filter(day -> day.isBefore(today)).isPresent();
  }

  /** True when that supervisor may act: who has it, or anybody while nobody has. */
  public boolean mayAct(long supervisor) {
    return handler.isEmpty() || handler.get() == supervisor;
  }

  /**
   * What it becomes by an act of that supervisor.
   *
   * @param other whom it is handed to
   * @throws Failure.Conflict when it cannot be done as it stands
   */
  CallBackHead after(CallBackAct act, long by, LocalDate today, Optional<Long> other, Optional<Long> linked) {
    if (!act.from(state)) {
      throw new Failure.Conflict("call-back.not-from-" + state);
    }
    if (act == CallBackAct.TAKE && handler.isPresent()) {
      throw new Failure.Conflict("call-back.taken");
    }
    if (act != CallBackAct.HAND_OVER && state == CallBackState.OPEN && !mayAct(by)) {
      throw new Failure.Conflict("call-back.others");
    }
    if (act == CallBackAct.GIVE_UP && !mayGiveUp(today)) {
      throw new Failure.Conflict("call-back.too-few", TRIES);
    }
    boolean tried = act == CallBackAct.TRY;
    return new CallBackHead(id, act.to(state), other.or(() -> handler).or(() -> Optional.of(by)), tries + (tried ? 1 : 0),
        tried ? triedOn.or(() -> Optional.of(today)) : triedOn, due, dueFrom, dueDays, toldOn, linked.or(() -> complaint), version);
  }

  /** The same without who had it. */
  CallBackHead released() {
    return new CallBackHead(id, state, Optional.empty(), tries, triedOn, due, dueFrom, dueDays, toldOn, complaint, version);
  }

  /** The same by another day. */
  CallBackHead until(WorkingDays.Deadline other) {
    return new CallBackHead(id, state, handler, tries, triedOn, other, dueFrom, dueDays, toldOn, complaint, version);
  }

  /** The same, of which supervisors were told that day. */
  CallBackHead told(LocalDate day) {
    return new CallBackHead(id, state, handler, tries, triedOn, due, dueFrom, dueDays, Optional.of(day), complaint, version);
  }
}
