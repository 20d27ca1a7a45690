package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.InspectionItem;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Records what came of visits: once for each authority of a visit, and never again. An order to correct stays open until it is re-checked. */
@Singleton
public class Conclusions {

  private static final String OBJECT = "visit";

  private final ConclusionRepository repository;
  private final CorrectionRepository corrections;
  private final VisitRepository steps;
  private final VisitLog visits;
  private final JointParties parties;
  private final JointLead lead;
  private final Rulebook rules;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Conclusions(
      ConclusionRepository repository, CorrectionRepository corrections, VisitRepository steps, VisitLog visits, JointParties parties, JointLead lead,
      Rulebook rules, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.corrections = corrections;
    this.steps = steps;
    this.visits = visits;
    this.parties = parties;
    this.lead = lead;
    this.rules = rules;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Act(long visit, Conclusion said) {}

  /**
   * Records what came of a visit, once for each of its authorities: for the one that leads after the departure, and last.
   *
   * @throws Failure.Invalid   when what is said does not hold together
   * @throws Failure.Conflict  when the officials have not left, a result is on record already, or an authority that joined has recorded none
   * @throws Failure.Forbidden when the actor is none of the visit's officials
   * @throws Failure.NotFound  when there is no such visit, or it is not the actor's to see
   */
  public void conclude(Actor by, long visit, Conclusion said, Optional<String> key) {
    List<ConclusionForm.SaidFinding> findings =
        said.findings().stream()
            .map(finding -> new ConclusionForm.SaidFinding(Ids.show(finding.item()), finding.found().name(), finding.remark())).toList();
    String day = said.correctBy().map(LocalDate::toString).orElse("");
    conclude(by, visit, new ConclusionForm.Said(said.result().name(), said.note(), day, said.caseNumber(), said.why(), findings), key);
  }

  /** As the other, of what a form or a program said. */
  void conclude(Actor by, long visit, ConclusionForm.Said said, Optional<String> key) {
    by.require(Permission.VISIT_LOG);
    Visit whole = visits.see(by, visit);
    Optional<VisitParty> party = parties.attended(by, whole);
    if (party.isEmpty()) {
      visits.requireAttendance(by, visit);
    }
    List<InspectionItem> items = party.map(VisitParty::items).orElse(whole.items());
    Conclusion read = ConclusionForm.read(said, whole.kind(), items.stream().map(InspectionItem::id).toList(), Time.day(ledger.now()));
    idempotency.once(by.account(), key, new Act(visit, read), String.class, () -> {
      party.ifPresentOrElse(joined -> writeFor(joined, by, whole, read), () -> write(by, whole, read));
      return Ids.show(visit);
    });
  }

  /** The visit's results, that of the authority that led first recorded or not; for who may see the visit. */
  public List<Concluded> of(long visit) {
    return repository.of(visit);
  }

  /** By when the result has to be recorded; empty while the officials are there. */
  public Optional<ResultDue> due(Visit visit) {
    return visit.departedAt().map(left -> ResultDue.of(left, rules.on(Time.day(left)).parameters().resultDays()));
  }

  /** True when the result came later than the rules' days after the departure, or is late already. */
  public boolean late(Visit visit) {
    return due(visit).filter(due -> due.late(visit.completedAt(), ledger.now())).isPresent();
  }

  /** The result of an authority that joined: where the visit stands is for the leading one to say. */
  private void writeFor(VisitParty party, Actor by, Visit visit, Conclusion said) {
    try {
      record("visit.party-completed", by, visit, party.authority(), said);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        throw new Failure.Conflict("visits.cannot-COMPLETE-COMPLETED");
      }
      throw refused;
    }
  }

  private void write(Actor by, Visit visit, Conclusion said) {
    lead.requireSettled(visit.id());
    if (!repository.complete(visit.id(), said, ledger.now())) {
      throw new Failure.Conflict("visits.cannot-COMPLETE-" + steps.find(visit.id()).orElseThrow().state().name());
    }
    Sealed step = record(VisitEdge.COMPLETE.kind(), by, visit, visit.authority(), said);
    VisitEdge edge = VisitEdge.COMPLETE;
    steps.step(visit.id(), step, Optional.of(edge.from()), edge.to(), Optional.of(said.result()), said.note(), by.account());
  }

  /**
   * Puts a result of one of the visit's authorities on record in the running transaction: its ledger entry of that kind, what was found, the
   * order that it gives, and the end of the one that the visit re-checked.
   */
  Sealed record(String kind, Actor by, Visit visit, long authority, Conclusion said) {
    Optional<Long> closes =
        visit.declared().recheckOf().filter(order -> said.result() != VisitResult.NOT_COMPLETED && corrections.close(order, authority, visit.id()));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit.id()));
    facts.put("authority", Ids.show(authority));
    facts.put("result", said.result().name());
    facts.put("note", said.note());
    facts.put("correctBy", said.correctBy().map(LocalDate::toString).orElse(null));
    facts.put("caseNumber", said.caseNumber());
    facts.put("why", said.why());
    facts.put("findings", said.findings().stream().map(one -> Ids.show(one.item()) + " " + one.found() + " " + one.remark()).toList());
    facts.put("closes", closes.map(Ids::show).orElse(null));
    Sealed step = ledger.append(kind, OBJECT, visit.id(), by.account(), facts);
    repository.add(visit.id(), authority, said, closes, step, by.account());
    said.correctBy().ifPresent(due -> corrections.open(visit.id(), authority, visit.enterprise(), due));
    return step;
  }
}
