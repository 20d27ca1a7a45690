package org.fuma.handshake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.rule.EntryDecision;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitParty;

/**
 * An authority at the door with its people: the one whose visit it is, or another that joined it.
 *
 * @param confirmed who of them said from an account of their own that they are there
 * @param leading   true for the authority whose visit it is
 */
public record Group(
    String authority, List<Official> officials, Set<Long> confirmed, List<InspectionItem> items, EntryDecision decision, boolean leading) {

  /**
   * Everybody at the door, the leading authority first; whoever was refused is not there. Who logged the arrival, or joined, did so from an account
   * of their own.
   *
   * @param present who confirmed besides, of whatever authority
   */
  static List<Group> of(Visit visit, Set<Long> present, List<VisitParty> parties) {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(visit.authorityName(), visit.officials(), confirmed(visit.officials(), present), visit.items(), visit.decision(), true));
    parties.stream().filter(VisitParty::joined)
        .map(party -> new Group(
            party.authorityName(), party.officials(), confirmed(party.officials(), present), party.items(), party.decision(), false))
        .forEach(groups::add);
    return List.copyOf(groups);
  }

  private static Set<Long> confirmed(List<Official> officials, Set<Long> present) {
    Set<Long> confirmed = new HashSet<>(present);
    confirmed.add(officials.getFirst().id());
    return Set.copyOf(confirmed);
  }
}
