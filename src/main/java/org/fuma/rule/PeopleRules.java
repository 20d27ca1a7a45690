package org.fuma.rule;

import java.util.List;
import java.util.function.Predicate;

/** Rules about who comes (domain.md §3 and §7). */
final class PeopleRules {

  /** A certificate that is not good on the day cannot log a visit (domain.md §7). No emergency changes that. */
  static final Law CERTIFICATE_VALID = Law.strict("CERTIFICATE_VALID", Law.DECREE);

  /** Who has left the published list of officials visits nobody. */
  static final Law OFFICIAL_LISTED = Law.strict("OFFICIAL_LISTED", Law.DECREE);

  /** At least two officials inspect (domain.md §3). */
  static final Law TWO_OFFICIALS = Law.refusing("TWO_OFFICIALS", Law.DECREE);

  /** The second official confirms on a phone of their own; a dead one is a notice. */
  static final Law SECOND_PHONE = Law.noticing("SECOND_PHONE", Law.CITY);

  static final int INSPECTORS = 2;

  static final List<EntryRule> ALL =
      List.of(
          new EntryRule(CERTIFICATE_VALID.name(), (facts, numbers) -> validity(facts)),
          new EntryRule(OFFICIAL_LISTED.name(), (facts, numbers) -> listed(facts)),
          new EntryRule(TWO_OFFICIALS.name(), (facts, numbers) -> two(facts)),
          new EntryRule(SECOND_PHONE.name(), (facts, numbers) -> SECOND_PHONE.unless(!(facts.secondPhoneDead() && facts.kind().inspection()))));

  private PeopleRules() {}

  private static Answer validity(EntryFacts facts) {
    List<String> without =
        facts.officials().stream().filter(certificate -> !certificate.validOn(facts.day()))
            .map(certificate -> certificate.holder() + " (" + certificate.from() + " – " + certificate.until() + ")").toList();
    return CERTIFICATE_VALID.unless(without.isEmpty(), facts.day(), without);
  }

  private static Answer listed(EntryFacts facts) {
    List<String> gone =
        facts.officials().stream().filter(Predicate.not(EntryFacts.Certificate::listed)).map(EntryFacts.Certificate::holder).toList();
    return OFFICIAL_LISTED.unless(gone.isEmpty(), gone);
  }

  private static Answer two(EntryFacts facts) {
    int least = facts.kind().inspection() ? INSPECTORS : 1;
    return TWO_OFFICIALS.unless(facts.officials().size() >= least, facts.officials().size(), least);
  }
}
