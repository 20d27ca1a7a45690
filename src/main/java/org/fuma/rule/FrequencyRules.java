package org.fuma.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rules about how often, and when: quiet days, the yearly cap, frequency, and who else is coming (domain.md §4). */
final class FrequencyRules {

  /** On quiet days firms are left in peace. */
  static final Law QUIET_DAY = Law.refusing("QUIET_DAY", Law.CITY);

  /** An authority comes so often a year at most, by the firm's grade where it has one (Hengyang 2025: none to grade A within a year). */
  static final Law YEARLY_CAP = Law.refusing("YEARLY_CAP", "国办发〔2024〕54号、衡政办发〔2025〕6号");

  /** Many visits within weeks, by whomever, are noticed. */
  static final Law FREQUENCY = Law.noticing("FREQUENCY", Law.CITY);

  /** What can be done in one visit is done in one visit, 综合查一次 (domain.md §3). */
  static final Law DUE_SOON = Law.noticing("DUE_SOON", Law.DECREE);

  static final List<EntryRule> ALL =
      List.of(
          new EntryRule(QUIET_DAY.name(), FrequencyRules::quiet),
          new EntryRule(YEARLY_CAP.name(), FrequencyRules::cap),
          new EntryRule(FREQUENCY.name(), FrequencyRules::frequency),
          new EntryRule(DUE_SOON.name(), (facts, numbers) -> dueSoon(facts)));

  private FrequencyRules() {}

  private enum CapWay { GENERAL, GRADED, NEVER }

  private static Answer quiet(EntryFacts facts, RuleParameters numbers) {
    RuleParameters.QuietDays quiet = numbers.quietDays();
    if (!quiet.covers(facts.day()) || facts.kind() == VisitKind.EMERGENCY || !quiet.kinds().contains(facts.kind()) || excepted(facts, quiet)) {
      return Law.allowed();
    }
    return QUIET_DAY.found(quiet.from(), quiet.until(), facts.kind(), next(facts.day(), quiet));
  }

  private static boolean excepted(EntryFacts facts, RuleParameters.QuietDays quiet) {
    boolean harm = quiet.seriousHarm() && facts.seriousHarm() && facts.basis() == Basis.REPORT;
    boolean ordered = quiet.superiorOrder() && facts.basis() == Basis.SUPERIOR_ORDER;
    // All of them: one item of food must not bring in an inspection of everything else.
    boolean sectors = !facts.items().isEmpty() && facts.items().stream().allMatch(item -> quiet.except().contains(item.sector()));
    return harm || ordered || sectors;
  }

  private static LocalDate next(LocalDate day, RuleParameters.QuietDays quiet) {
    LocalDate next = day.plusDays(1);
    while (quiet.covers(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static Answer cap(EntryFacts facts, RuleParameters numbers) {
    if (Counting.of(facts.kind(), facts.basis(), numbers.cap()) != Counting.COUNTED) {
      return Law.allowed();
    }
    Optional<String> grade = facts.firm().grade().filter(numbers.cap().byGrade()::containsKey);
    int most = numbers.cap().at(grade);
    int now = facts.counts().countedThisYear() + 1;
    if (now <= most) {
      return Law.allowed();
    }
    if (most == 0) {
      return YEARLY_CAP.found(CapWay.NEVER, grade.orElse("—"));
    }
    return grade.map(letter -> YEARLY_CAP.found(CapWay.GRADED, now, most, letter)).orElseGet(() -> YEARLY_CAP.found(CapWay.GENERAL, now, most));
  }

  private static Answer frequency(EntryFacts facts, RuleParameters numbers) {
    int now = facts.counts().recent() + 1;
    boolean often = Counting.watched(facts.kind(), facts.basis()) && now >= numbers.frequency().visits();
    return FREQUENCY.unless(!often, numbers.frequency().days(), now, numbers.frequency().visits());
  }

  private static Answer dueSoon(EntryFacts facts) {
    boolean alone = facts.kind().inspection() && facts.kind() != VisitKind.JOINT && facts.kind() != VisitKind.EMERGENCY;
    List<String> others = facts.dueSoon().stream().map(due -> due.authority() + " (" + due.plan() + ", " + due.from() + " – " + due.until() + ")").toList();
    return DUE_SOON.unless(!alone || others.isEmpty(), others);
  }
}
