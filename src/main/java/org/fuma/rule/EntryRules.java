package org.fuma.rule;

import java.util.List;
import java.util.stream.Collectors;

/** The rules that an arrival must meet, by name (domain.md §3 and §7, after 国办发〔2024〕54号). */
public final class EntryRules {

  /** A certificate that is not good on the day cannot log a visit (domain.md §7). */
  public static final String CERTIFICATE_VALID = "CERTIFICATE_VALID";

  /** The scanned code is in force. */
  public static final String CODE_ACTIVE = "CODE_ACTIVE";

  /** The firm is under protection. */
  public static final String FIRM_ACTIVE = "FIRM_ACTIVE";

  /** At least two officials go; one is enough for a service visit (domain.md §3). */
  public static final String TWO_OFFICIALS = "TWO_OFFICIALS";

  /** An inspection names what it inspects, from the published list (domain.md §3). */
  public static final String ITEMS_CHOSEN = "ITEMS_CHOSEN";

  /** All of them, in the order in which people are told. */
  public static final List<EntryRule> ALL =
      List.of(
          new EntryRule(CODE_ACTIVE, facts -> unless(facts.codeActive(), CODE_ACTIVE)),
          new EntryRule(FIRM_ACTIVE, facts -> unless(facts.firmActive(), FIRM_ACTIVE)),
          new EntryRule(CERTIFICATE_VALID, EntryRules::certificates),
          new EntryRule(TWO_OFFICIALS, facts ->
              unless(facts.certificates().size() >= (facts.inspection() ? 2 : 1), TWO_OFFICIALS)),
          new EntryRule(
              ITEMS_CHOSEN, facts -> unless(!facts.inspection() || facts.publishedItems() > 0, ITEMS_CHOSEN)));

  private EntryRules() {}

  /** Everything that stands against the arrival; nothing when it is allowed. */
  public static List<Answer.Finding> judge(EntryFacts facts) {
    return ALL.stream()
        .map(rule -> rule.judge().apply(facts))
        .filter(Answer.Finding.class::isInstance)
        .map(Answer.Finding.class::cast)
        .toList();
  }

  private static Answer certificates(EntryFacts facts) {
    String without =
        facts.certificates().stream()
            .filter(certificate -> !certificate.goodOn(facts.day()))
            .map(EntryFacts.Certificate::holder)
            .collect(Collectors.joining("、"));
    return unless(without.isEmpty(), CERTIFICATE_VALID, without);
  }

  private static Answer unless(boolean met, String rule, Object... arguments) {
    return met ? new Answer.Allowed() : new Answer.Finding(rule, "rule." + rule, List.of(arguments));
  }
}
