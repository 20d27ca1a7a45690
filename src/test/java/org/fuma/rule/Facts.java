package org.fuma.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An arrival that nothing stands against, until a test changes something about it. */
public final class Facts {

  static final LocalDate DAY = LocalDate.of(2026, 6, 15);

  LocalDate day = DAY;
  VisitKind kind = VisitKind.ROUTINE;
  Basis basis = Basis.PLAN;
  String reference = "";
  boolean seriousHarm;
  String emergencyReason = "";
  EntryFacts.Code code = new EntryFacts.Code("ACTIVE", false);
  EntryFacts.Firm firm = new EntryFacts.Firm("ACTIVE", Optional.empty(), Optional.of("430405"));
  EntryFacts.Body authority = new EntryFacts.Body("示例局", true, Set.of());
  List<EntryFacts.Certificate> officials = new ArrayList<>(List.of(certificate("甲"), certificate("乙")));
  boolean secondPhoneDead;
  List<EntryFacts.Item> items = new ArrayList<>(List.of(item(true, Sector.GENERAL)));
  Optional<EntryFacts.Plan> plan = Optional.of(new EntryFacts.Plan("示例计划", VisitKind.ROUTINE, true, true, true, true, 1, 0));
  Optional<EntryFacts.Correction> correction = Optional.empty();
  EntryFacts.Counts counts = new EntryFacts.Counts(0, 0);
  List<EntryFacts.Due> dueSoon = List.of();

  static EntryFacts.Certificate certificate(String holder) {
    return new EntryFacts.Certificate(holder, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 9, 30), true);
  }

  static EntryFacts.Item item(boolean inForce, Sector sector) {
    return new EntryFacts.Item("示例事项", inForce, sector);
  }

  static Optional<EntryFacts.Plan> planned(VisitKind kind, int perFirm, int done) {
    return Optional.of(new EntryFacts.Plan("示例计划", kind, true, true, true, true, perFirm, done));
  }

  /** The same on a basis that its kind allows, with what that basis needs. */
  Facts of(VisitKind other) {
    return of(other, Basis.allowedFor(other).stream().sorted().findFirst().orElseThrow());
  }

  Facts of(VisitKind other, Basis on) {
    kind = other;
    basis = on;
    reference = on.needsReference() ? "示例函〔2026〕1号" : "";
    plan = on == Basis.PLAN ? planned(other == VisitKind.CAMPAIGN ? VisitKind.CAMPAIGN : VisitKind.ROUTINE, 1, 0) : Optional.empty();
    correction = other == VisitKind.RECHECK ? Optional.of(new EntryFacts.Correction(DAY, true)) : Optional.empty();
    emergencyReason = other == VisitKind.EMERGENCY ? "示例险情" : "";
    return this;
  }

  Facts counted(int countedThisYear, int recent) {
    counts = new EntryFacts.Counts(countedThisYear, recent);
    return this;
  }

  Facts graded(String grade) {
    firm = new EntryFacts.Firm("ACTIVE", Optional.ofNullable(grade), firm.district());
    return this;
  }

  EntryFacts facts() {
    return new EntryFacts(day, kind, basis, reference, seriousHarm, emergencyReason, code, firm, authority, officials, secondPhoneDead, items, plan, correction,
        counts, dueSoon);
  }

  /** What is found under the defaults, with its weight: {@code RULE!} refuses, {@code RULE?} notices. */
  List<String> found() {
    return found(RuleParameters.DEFAULTS);
  }

  List<String> found(RuleParameters rules) {
    return EntryRules.judge(facts(), rules).stream().map(finding -> finding.rule() + (finding.severity() == Severity.REFUSE ? "!" : "?")).toList();
  }

  EntryDecision decision() {
    return EntryRules.decide(facts(), RuleParameters.DEFAULTS, 7);
  }

  /** The Chinese and the English sentence of the one finding. */
  List<String> said() {
    EntryDecision decision = decision();
    if (decision.reasons().size() != 1) {
      throw new IllegalStateException(decision.toString());
    }
    return List.of(decision.reasons().getFirst().zh(), decision.reasons().getFirst().en());
  }
}
