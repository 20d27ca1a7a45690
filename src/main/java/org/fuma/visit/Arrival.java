package org.fuma.visit;

import java.util.List;
import java.util.Optional;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;

/**
 * An arrival that is to be logged.
 *
 * @param code       what was scanned or typed: the code's address, its payload or its serial
 * @param how        how it was taken in, as claimed; without a genuine signature it is {@link ScanMeans#TYPED}, and
 *                   {@link ScanMeans#LIVE} is granted for live digits alone
 * @param ticket     what keeps a live code's scan good while the form is filled in; may be empty
 * @param items      published items of the actor's authority
 * @param colleagues who comes along, besides the actor: at most nine of the same authority
 * @param reason     4 to 500 characters, at least 10 for {@link VisitKind#CASE}
 */
public record Arrival(
    String code, ScanMeans how, String ticket, VisitKind kind, List<Long> items, List<Long> colleagues, String reason) {

  /** Most characters of a code as scanned. */
  static final int LONGEST_CODE = 1_000;

  /** Most characters of a ticket. */
  static final int LONGEST_TICKET = 100;

  static final int MOST_COLLEAGUES = 9;
  static final int MOST_ITEMS = 100;
  static final int LONGEST_REASON = 500;

  private static final int SHORTEST_REASON = 4;
  private static final int SHORTEST_REASON_OF_A_CASE = 10;

  /**
   * Reads what a person or a program gave; empty text for what was not given.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  static Arrival read(
      String code, String how, String ticket, String kind, List<String> items, List<String> colleagues,
      String reason) {
    Checks checks = new Checks();
    Optional<ScanMeans> means = checks.oneOf("how", how, ScanMeans.class);
    Optional<VisitKind> chosen = checks.oneOf("kind", kind, VisitKind.class);
    if (kind.isBlank()) {
      checks.refuse("kind", "check.required");
    }
    return new Arrival(
            code,
            means.orElse(ScanMeans.TYPED),
            ticket,
            chosen.orElse(VisitKind.SERVICE),
            ids(checks, "items", items),
            ids(checks, "colleagues", colleagues),
            reason)
        .tidied(checks);
  }

  Arrival tidied(Checks checks) {
    Arrival tidy =
        new Arrival(
            checks.required("code", code, LONGEST_CODE),
            how,
            checks.optional("ticket", ticket, LONGEST_TICKET),
            kind,
            items.stream().distinct().toList(),
            colleagues.stream().distinct().toList(),
            checks.required("reason", reason, kind == VisitKind.CASE ? SHORTEST_REASON_OF_A_CASE : SHORTEST_REASON,
                LONGEST_REASON));
    if (tidy.colleagues().size() > MOST_COLLEAGUES) {
      checks.refuse("colleagues", "visits.most-colleagues", MOST_COLLEAGUES);
    }
    if (tidy.items().size() > MOST_ITEMS) {
      checks.refuse("items", "visits.most-items", MOST_ITEMS);
    }
    checks.done();
    return tidy;
  }

  private static List<Long> ids(Checks checks, String field, List<String> given) {
    List<Optional<Long>> read = given.stream().filter(text -> !text.isBlank()).map(Ids::read).toList();
    if (read.stream().anyMatch(Optional::isEmpty)) {
      checks.refuse(field, "check.unknown");
    }
    return read.stream().flatMap(Optional::stream).toList();
  }
}
