package org.fuma.rule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.web.Words;

/** The rules that an arrival must meet, by name (domain.md §3, §4 and §7), and the decision that they come to. */
public final class EntryRules {

  /** The scanned code is in force. */
  public static final String CODE_ACTIVE = PlaceRules.CODE_ACTIVE.name();

  /** The firm is under protection. */
  public static final String FIRM_ACTIVE = PlaceRules.FIRM_ACTIVE.name();

  /** A certificate is good on the day. */
  public static final String CERTIFICATE_VALID = PeopleRules.CERTIFICATE_VALID.name();

  /** At least two officials inspect. */
  public static final String TWO_OFFICIALS = PeopleRules.TWO_OFFICIALS.name();

  /** An inspection names what it inspects. */
  public static final String ITEMS_CHOSEN = GroundRules.ITEMS_CHOSEN.name();

  /** All of them, in the order in which people are told. */
  public static final List<EntryRule> ALL =
      Stream.of(PlaceRules.ALL, PeopleRules.ALL, GroundRules.ALL, FrequencyRules.ALL).flatMap(List::stream).toList();

  private EntryRules() {}

  /** Everything that stands against the arrival; nothing when it is allowed. */
  public static List<Answer.Finding> judge(EntryFacts facts, RuleParameters numbers) {
    return ALL.stream()
        .map(rule -> rule.judge().apply(facts, numbers))
        .filter(Answer.Finding.class::isInstance)
        .map(Answer.Finding.class::cast)
        .toList();
  }

  /**
   * The decision under that version of the rules, said in both languages. An emergency with a reason turns refusals into notices, unless one of
   * them gives way to nothing.
   */
  public static EntryDecision decide(EntryFacts facts, RuleParameters numbers, int version) {
    List<Answer.Finding> found = judge(facts, numbers);
    List<Answer.Finding> refusals = found.stream().filter(finding -> finding.severity() == Severity.REFUSE).toList();
    boolean emergency = facts.kind() == VisitKind.EMERGENCY && !facts.emergencyReason().isBlank();
    boolean overridden = emergency && !refusals.isEmpty() && refusals.stream().allMatch(Answer.Finding::overridable);
    boolean refused = !refusals.isEmpty() && !overridden;
    Verdict verdict = refused ? Verdict.REFUSE : found.isEmpty() ? Verdict.ADMIT : Verdict.ADMIT_WITH_NOTICE;
    return new EntryDecision(verdict, found.stream().map(finding -> said(finding, overridden)).toList(), version, overridden);
  }

  private static EntryDecision.Reason said(Answer.Finding finding, boolean overridden) {
    return new EntryDecision.Reason(
        finding.rule(), overridden ? Severity.NOTICE : finding.severity(), say(Words.ZH, finding), say(Words.EN, finding), finding.source());
  }

  private static String say(Words words, Answer.Finding finding) {
    return words.say(finding.key(), finding.arguments().stream().map(argument -> in(words, argument)).toArray());
  }

  private static Object in(Words words, Object argument) {
    return switch (argument) {
      case Enum<?> constant -> words.say(constant);
      case Answer.Named named -> words.keys().contains(named.key()) ? words.say(named.key()) : named.other();
      case List<?> many -> many.stream().map(one -> String.valueOf(in(words, one))).collect(Collectors.joining(words == Words.EN ? ", " : "、"));
      case Integer number -> number;
      default -> argument.toString();
    };
  }
}
