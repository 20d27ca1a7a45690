package org.fuma.visit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.fuma.rule.EntryDecision;
import org.fuma.store.Ids;

/**
 * An authority that came to a joint visit, for programs.
 *
 * @param joined  false when the rules refused it
 * @param settled true when its result is on record, or is not waited for
 */
@Serdeable
record PartyView(
    String id,
    String visit,
    String authority,
    String authorityName,
    boolean joined,
    String at,
    String basis,
    String reference,
    String countsAs,
    @Nullable Integer countInYear,
    EntryDecision decision,
    boolean settled,
    List<VisitView.Came> officials,
    List<VisitView.Inspected> items) {

  static PartyView of(VisitParty party) {
    return new PartyView(
        Ids.show(party.id()),
        Ids.show(party.visit()),
        Ids.show(party.authority()),
        party.authorityName(),
        party.joined(),
        party.at().toString(),
        party.declared().basis().name(),
        party.declared().reference(),
        party.countsAs().name(),
        party.countInYear().orElse(null),
        party.decision(),
        party.settled(),
        party.officials().stream()
            .map(came -> new VisitView.Came(Ids.show(came.id()), came.name(), came.title(), came.certificateNumber(), came.issuer())).toList(),
        party.items().stream()
            .map(item -> new VisitView.Inspected(Ids.show(item.id()), item.code(), item.name(), item.legalBasis())).toList());
  }
}
