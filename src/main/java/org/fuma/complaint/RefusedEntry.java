package org.fuma.complaint;

import java.util.Map;
import java.util.stream.Collectors;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.Severity;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitState;
import org.fuma.web.Words;

/**
 * What a firm would say of an entry that the rules refused, so that one tap is enough.
 *
 * @param category by the first rule that refused it
 * @param text     what is on record of it, in the viewer's language
 */
public record RefusedEntry(ComplaintCategory category, String text) {

  /** By the names of the rules; the others stand for nothing that a category names. */
  static final Map<String, ComplaintCategory> BY_RULE =
      Map.ofEntries(
          Map.entry("ITEMS_CHOSEN", ComplaintCategory.OFF_LIST),
          Map.entry("ITEMS_IN_FORCE", ComplaintCategory.OFF_LIST),
          Map.entry("PLAN_ITEMS", ComplaintCategory.OFF_LIST),
          Map.entry("YEARLY_CAP", ComplaintCategory.REPEATED),
          Map.entry("FREQUENCY", ComplaintCategory.REPEATED),
          Map.entry("QUIET_DAY", ComplaintCategory.DISTURBING),
          Map.entry("FIRM_ACTIVE", ComplaintCategory.DISTURBING),
          Map.entry("BASIS_OF_KIND", ComplaintCategory.DISGUISED),
          Map.entry("REFERENCE_GIVEN", ComplaintCategory.DISGUISED),
          Map.entry("PLAN_APPROVED", ComplaintCategory.DISGUISED),
          Map.entry("PLAN_PERIOD", ComplaintCategory.DISGUISED),
          Map.entry("PLAN_FIRM", ComplaintCategory.DISGUISED),
          Map.entry("PLAN_KIND", ComplaintCategory.DISGUISED),
          Map.entry("CORRECTION_OPEN", ComplaintCategory.DISGUISED));

  /** True when the visit is such an entry. */
  static boolean is(Visit visit) {
    return visit.state() == VisitState.REFUSED;
  }

  /** What would be said of it. */
  static RefusedEntry of(Visit visit, Words words) {
    ComplaintCategory category =
        visit.decision().reasons().stream()
            .filter(reason -> reason.severity() == Severity.REFUSE)
            .findFirst()
            .map(reason -> BY_RULE.getOrDefault(reason.rule(), ComplaintCategory.OTHER))
            .orElse(ComplaintCategory.OTHER);
    String reasons =
        visit.decision().reasons().stream()
            .filter(reason -> reason.severity() == Severity.REFUSE)
            .map(reason -> sentence(reason, words))
            .collect(Collectors.joining(words == Words.EN ? " " : ""));
    return new RefusedEntry(category, words.say("complaint.refused-text", visit.authorityName(), Time.shown(visit.arrivedAt()), reasons));
  }

  private static String sentence(EntryDecision.Reason reason, Words words) {
    return words == Words.EN ? reason.en() : reason.zh();
  }
}
