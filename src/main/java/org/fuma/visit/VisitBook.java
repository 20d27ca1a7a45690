package org.fuma.visit;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.alert.AlertKind;
import org.fuma.alert.Alerts;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Writes an entry that was decided: the visit with its people and items, its ledger entry, its place in the year's count, and what supervisors are told. */
@Singleton
class VisitBook {

  /** The ledger's word for visits. */
  static final String OBJECT = "visit";

  private final VisitRows rows;
  private final VisitCodes codes;
  private final EntryDesk desk;
  private final Alerts alerts;
  private final Ledger ledger;

  VisitBook(VisitRows rows, VisitCodes codes, EntryDesk desk, Alerts alerts, Ledger ledger) {
    this.rows = rows;
    this.codes = codes;
    this.desk = desk;
    this.alerts = alerts;
    this.ledger = ledger;
  }

  /**
   * Writes a visit, admitted or refused, in the running transaction.
   *
   * @param takenIn what was scanned or typed, as it came in
   * @return what its ledger entry is sealed with
   * @throws Failure.Conflict when another arrival used up the live code's digits
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  Sealed add(VisitCore visit, EntryCase asked, Decided decided, String takenIn, long actor) {
    EntryCase.Party party = asked.party();
    byte[] token = VisitCodes.hash(codes.token(visit.id()));
    String kept = takenIn.length() > VisitRows.LONGEST_TAKEN_IN ? takenIn.substring(0, VisitRows.LONGEST_TAKEN_IN) : takenIn;
    Sealed step = ledger.append("visit.logged", OBJECT, visit.id(), actor, facts(visit, party, token, kept));
    try {
      rows.add(visit, token, kept, party.officials(), party.items(), step);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "visit_live")) {
        throw new Failure.Conflict("live.used");
      }
      throw refused;
    }
    desk.count(asked, decided);
    alert(visit, actor);
    return step;
  }

  private void alert(VisitCore visit, long actor) {
    if (!visit.decision().admits()) {
      alerts.raise(AlertKind.REFUSED_ENTRY, visit.id(), visit.enterprise(), visit.authority(), actor);
    }
    // Whether the rules held anything against it or not: an emergency stands outside the cap, so somebody has to look whether it was one.
    if (visit.decision().admits() && visit.kind() == VisitKind.EMERGENCY) {
      alerts.raise(AlertKind.EMERGENCY, visit.id(), visit.enterprise(), visit.authority(), actor);
    }
  }

  private static Map<String, Object> facts(VisitCore visit, EntryCase.Party party, byte[] token, String takenIn) {
    Declared said = visit.declared();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit.id()));
    facts.put("state", visit.state().name());
    facts.put("enterprise", Ids.show(visit.enterprise()));
    facts.put("code", Ids.show(visit.code()));
    facts.put("authority", Ids.show(visit.authority()));
    facts.put("officials", party.officials().stream().map(Official::id).map(Ids::show).toList());
    facts.put("items", party.items().stream().map(InspectionItem::id).map(Ids::show).toList());
    facts.put("kind", visit.kind().name());
    facts.put("scanned", visit.scanned().name());
    facts.put("takenIn", takenIn);
    facts.put("reason", visit.reason());
    facts.put("arrivedAt", visit.arrivedAt().toString());
    facts.put("basis", said.basis().name());
    facts.put("reference", said.reference());
    facts.put("plan", id(said.plan()));
    facts.put("recheckOf", id(said.recheckOf()));
    facts.put("assistants", said.assistants());
    facts.put("expectedMinutes", said.expectedMinutes().orElse(null));
    facts.put("emergencyReason", said.emergencyReason());
    facts.put("seriousHarm", said.seriousHarm());
    facts.put("decision", visit.decision().verdict().name());
    facts.put("reasons", StoredDecision.reasons(visit.decision()));
    facts.put("rules", visit.decision().rules());
    facts.put("overridden", visit.decision().overridden());
    facts.put("countsAs", visit.countsAs().name());
    facts.put("countInYear", visit.countInYear().orElse(null));
    facts.put("liveStep", visit.liveStep().orElse(null));
    facts.put("premises", visit.premises().where().name());
    facts.put("distance", visit.premises().distance().orElse(null));
    facts.put("accuracy", visit.premises().accuracy().orElse(null));
    facts.put("second", visit.second().name());
    facts.put("token", HexFormat.of().formatHex(token));
    facts.put("entered", visit.entered().map(entered -> entered.late().name()).orElse(null));
    facts.put("enteredAt", visit.entered().map(entered -> entered.at().toString()).orElse(null));
    facts.put("lateReason", visit.entered().map(Entered::reason).orElse(null));
    return facts;
  }

  private static String id(Optional<Long> id) {
    return id.map(Ids::show).orElse(null);
  }
}
