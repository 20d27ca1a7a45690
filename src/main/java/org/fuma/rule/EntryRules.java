package org.fuma.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.fuma.web.Words;

/** The rules that an arrival must meet, by name (domain.md §3, §4 and §7, after 国办发〔2024〕54号). */
public final class EntryRules {

  /** A certificate that is not good on the day cannot log a visit (domain.md §7). No emergency changes that. */
  public static final String CERTIFICATE_VALID = "CERTIFICATE_VALID";

  /** The scanned code is in force. */
  public static final String CODE_ACTIVE = "CODE_ACTIVE";

  /** The firm is under protection. */
  public static final String FIRM_ACTIVE = "FIRM_ACTIVE";

  /** At least two officials inspect (domain.md §3). */
  public static final String TWO_OFFICIALS = "TWO_OFFICIALS";

  /** An inspection names what it inspects, from the published list (domain.md §3). */
  public static final String ITEMS_CHOSEN = "ITEMS_CHOSEN";

  private static final String DECREE = "国办发〔2024〕54号";

  /** All of them, in the order in which people are told. */
  public static final List<EntryRule> ALL =
      List.of(
          new EntryRule(CODE_ACTIVE, (facts, numbers) -> unless(facts.code().state().equals("ACTIVE"), CODE_ACTIVE, "Fuma", true)),
          new EntryRule(FIRM_ACTIVE, (facts, numbers) -> unless(facts.firm().state().equals("ACTIVE"), FIRM_ACTIVE, "Fuma", true)),
          new EntryRule(CERTIFICATE_VALID, (facts, numbers) -> certificates(facts)),
          new EntryRule(TWO_OFFICIALS, (facts, numbers) ->
              unless(facts.officials().size() >= (facts.kind().inspection() ? 2 : 1), TWO_OFFICIALS, DECREE, true)),
          new EntryRule(ITEMS_CHOSEN, (facts, numbers) ->
              unless(!facts.kind().inspection() || facts.items().stream().anyMatch(EntryFacts.Item::inForce), ITEMS_CHOSEN, DECREE, true)));

  private EntryRules() {}

  /** Everything that stands against the arrival; nothing when it is allowed. */
  public static List<Answer.Finding> judge(EntryFacts facts, RuleParameters numbers) {
    return ALL.stream()
        .map(rule -> rule.judge().apply(facts, numbers))
        .filter(Answer.Finding.class::isInstance)
        .map(Answer.Finding.class::cast)
        .toList();
  }

  /** The decision under that version of the rules, said in both languages. */
  public static EntryDecision decide(EntryFacts facts, RuleParameters numbers, int version) {
    boolean emergency = facts.kind() == VisitKind.EMERGENCY && !facts.emergencyReason().isBlank();
    List<Answer.Finding> found = judge(facts, numbers);
    List<EntryDecision.Reason> reasons = found.stream().map(finding -> said(finding, emergency)).toList();
    boolean refused = reasons.stream().anyMatch(reason -> reason.severity() == Severity.REFUSE);
    boolean overridden = emergency && found.stream().anyMatch(finding -> finding.severity() == Severity.REFUSE && finding.overridable());
    Verdict verdict = refused ? Verdict.REFUSE : reasons.isEmpty() ? Verdict.ADMIT : Verdict.ADMIT_WITH_NOTICE;
    return new EntryDecision(verdict, reasons, version, overridden);
  }

  private static EntryDecision.Reason said(Answer.Finding finding, boolean emergency) {
    Object[] arguments = finding.arguments().toArray();
    Severity severity = emergency && finding.overridable() ? Severity.NOTICE : finding.severity();
    return new EntryDecision.Reason(
        finding.rule(), severity, Words.ZH.say(finding.key(), arguments), Words.EN.say(finding.key(), arguments), finding.source());
  }

  private static Answer certificates(EntryFacts facts) {
    String without =
        facts.officials().stream()
            .filter(certificate -> !certificate.goodOn(facts.day()))
            .map(EntryFacts.Certificate::holder)
            .collect(Collectors.joining("、"));
    return unless(without.isEmpty(), CERTIFICATE_VALID, "GB/T 22239-2019", false, without);
  }

  private static Answer unless(boolean met, String rule, String source, boolean overridable, Object... arguments) {
    return met ? new Answer.Allowed() : new Answer.Finding(rule, Severity.REFUSE, "rule." + rule, List.of(arguments), source, overridable);
  }
}
