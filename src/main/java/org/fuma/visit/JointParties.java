package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Reads who came to a joint visit besides the authority that leads it. */
@Singleton
public class JointParties {

  private final VisitLog log;
  private final PartyRows rows;
  private final JointLead lead;
  private final Rosters rosters;

  JointParties(VisitLog log, PartyRows rows, JointLead lead, Rosters rosters) {
    this.log = log;
    this.rows = rows;
    this.lead = lead;
    this.rosters = rosters;
  }

  /**
   * Every authority that came, admitted or refused, in the order in which they came.
   *
   * @throws Failure.NotFound when there is no such visit, or it is not the actor's to see
   */
  public List<VisitParty> see(Actor by, long visit) {
    log.see(by, visit);
    return of(visit);
  }

  /** The same, whoever asks; for other rooms and panels. */
  public List<VisitParty> of(long visit) {
    List<PartyCore> came = rows.of(visit);
    Set<Long> open = came.isEmpty() ? Set.of() : lead.open(visit);
    return came.stream().map(party -> whole(party, !open.contains(party.authority()))).toList();
  }

  /** The own authority's row in the visit, for who came for it and was admitted. */
  public Optional<VisitParty> attended(Actor by, Visit visit) {
    return by.official().flatMap(own -> rows.authorityOf(visit.id(), own)).filter(by::belongsTo)
        .flatMap(own -> of(visit.id()).stream().filter(party -> party.joined() && party.authority() == own).findFirst());
  }

  /** True when the actor came for an authority that joined and has not recorded its result. */
  boolean mayConclude(Actor by, Visit visit) {
    return by.may(Permission.VISIT_LOG) && attended(by, visit).filter(party -> !rows.concluded(visit.id()).contains(party.authority())).isPresent();
  }

  /** The own authority's row, admitted or refused, for who belongs to it. */
  public Optional<VisitParty> own(Actor by, long visit, String party) {
    return Ids.read(party).flatMap(rows::find).filter(row -> row.visit() == visit && by.belongsTo(row.authority())).map(row -> whole(row, false));
  }

  private VisitParty whole(PartyCore party, boolean settled) {
    List<Long> officials = rows.officials(party.id());
    List<Long> items = rows.items(party.id());
    Rosters.Roster roster = rosters.of(party.authority(), officials, items).orElseThrow();
    return new VisitParty(
        party.id(),
        party.visit(),
        party.authority(),
        roster.authority().name(),
        officials.stream().map(roster.officials()::get).toList(),
        items.stream().map(roster.items()::get).toList(),
        party.declared(),
        party.decision(),
        party.countsAs(),
        party.countInYear(),
        party.at(),
        settled);
  }
}
