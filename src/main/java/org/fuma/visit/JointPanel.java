package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** On a joint visit's page: which authorities came besides the leading one, with whom, for what and how it was decided for each. */
@Singleton
final class JointPanel implements VisitPanel {

  private static final int AFTER_THE_DECISION = -50;

  private final JointParties parties;
  private final JointLead lead;
  private final ConclusionRepository conclusions;
  private final Authorities authorities;
  private final Frame frame;

  JointPanel(JointParties parties, JointLead lead, ConclusionRepository conclusions, Authorities authorities, Frame frame) {
    this.parties = parties;
    this.lead = lead;
    this.conclusions = conclusions;
    this.authorities = authorities;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return AFTER_THE_DECISION;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    if (visit.kind() != VisitKind.JOINT || visit.state() == VisitState.REFUSED) {
      return Optional.empty();
    }
    List<VisitParty> came = parties.of(visit.id());
    List<Authority> awaited = lead.awaited(visit.id());
    Set<Long> known = came.stream().filter(VisitParty::joined).map(VisitParty::authority).collect(Collectors.toSet());
    known.add(visit.authority());
    awaited.forEach(one -> known.add(one.id()));
    boolean leads = JointLead.leads(actor, visit);
    Map<String, Object> given = new HashMap<>();
    given.put("visit", visit);
    given.put("parties", came);
    given.put("concluded", conclusions.of(visit.id()).stream().collect(Collectors.toMap(Concluded::authority, Function.identity())));
    given.put("mayConclude", parties.mayConclude(actor, visit));
    given.put("mayComplain", actor.may(Permission.COMPLAINT_FILE) && actor.speaksFor(visit.enterprise()));
    given.put("awaited", awaited.stream().map(Authority::name).toList());
    given.put("mayWaive", leads && visit.state() == VisitState.DEPARTED);
    given.put(
        "others",
        leads && visit.state() == VisitState.ARRIVED
            ? authorities.all().stream().filter(one -> one.listed() && !known.contains(one.id())).map(one -> new Option(Ids.show(one.id()), one.name()))
                .toList()
            : List.of());
    return Optional.of(frame.part(request, "visit/joint-panel", given));
  }
}
