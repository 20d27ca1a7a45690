package org.fuma.visit;

import java.util.List;
import java.util.Optional;
import org.fuma.rule.VisitKind;

/**
 * An arrival as it is declared at the door, complete for its kind; what the rules make of it is another matter.
 *
 * @param code       what was scanned or typed: the code's address, its payload or its serial
 * @param how        how it was taken in, as claimed; without a genuine signature it is {@link ScanMeans#TYPED}, and
 *                   {@link ScanMeans#LIVE} is granted for live digits alone
 * @param ticket     what keeps a live code's scan good while the form is filled in; may be empty
 * @param items      published items of the actor's authority; empty where nothing is inspected
 * @param colleagues who comes along, besides the actor: at most nine of the same authority
 * @param phoneDead  true when it is declared that the second official has no phone to confirm with
 * @param reason     4 to 500 characters, at least 10 for {@link VisitKind#CASE}
 * @param position   where the phone says that it is; empty when the person did not let it say
 * @param warnedOf   the visit of one's own authority minutes before of which the form warned; empty when it warned of none
 * @param warns      true when an arrival is to be held up by such a visit of which nobody was warned
 */
public record Arrival(
    String code,
    ScanMeans how,
    String ticket,
    VisitKind kind,
    List<Long> items,
    List<Long> colleagues,
    boolean phoneDead,
    Declared declared,
    String reason,
    Optional<Position> position,
    Optional<Long> warnedOf,
    boolean warns) {

  /** An arrival without position, live ticket or warning. */
  public static Arrival of(String code, ScanMeans how, VisitKind kind, List<Long> items, List<Long> colleagues, Declared declared, String reason) {
    return new Arrival(code, how, "", kind, items, colleagues, false, declared, reason, Optional.empty(), Optional.empty(), false);
  }
}
