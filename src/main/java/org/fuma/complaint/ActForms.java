package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.authority.Authorities;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.complaint.ComplaintGraph.Required;
import org.fuma.complaint.ComplaintGraph.Who;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** Which forms a supervisor is offered at a complaint: only what would be done. */
@Singleton
class ActForms {

  /** What usually comes next; everything else stands below. */
  private static final Set<String> FIRST =
      Set.of("acceptance", "refusal", "investigation", "decision", "extension", "telling", "pursuit", "resumption", "agreement", "declining");

  private final Edges edges;
  private final Charge charge;
  private final Independence independence;
  private final InboxRepository people;
  private final Authorities authorities;
  private final Clocks clocks;

  ActForms(Edges edges, Charge charge, Independence independence, InboxRepository people, Authorities authorities, Clocks clocks) {
    this.edges = edges;
    this.charge = charge;
    this.independence = independence;
    this.people = people;
    this.authorities = authorities;
    this.clocks = clocks;
  }

  /** True when the form belongs to what usually comes next. */
  static boolean first(ActForm form) {
    return FIRST.contains(form.event());
  }

  /** All of them, in the order in which they are drawn. */
  List<ActForm> of(Actor actor, Complaint complaint, Optional<Proposal> proposal, Words words) {
    List<ActForm> forms = new ArrayList<>();
    if (complaint.standing().state() == ComplaintState.CLOSED) {
      return forms;
    }
    proposal.ifPresent(waiting -> answer(forms, actor, waiting));
    Optional<Long> handler = charge.handler(complaint);
    if (handler.filter(account -> account != actor.account()).isPresent()) {
      forms.add(ActForm.of(Act.TAKING.event(), "acts.why", "acts.why-hint", true));
      return forms;
    }
    ComplaintGraph.from(complaint.standing().state()).stream()
        .filter(edge -> edge.movers().contains(Who.HANDLER) || edge.movers().contains(Who.SECOND))
        .filter(edge -> proposal.isEmpty() || !edge.movers().contains(Who.SECOND))
        .filter(edge -> open(edge, complaint, actor))
        .forEach(edge -> forms.add(form(edge, words)));
    acts(forms, actor, complaint, handler, words);
    return forms;
  }

  private static void answer(List<ActForm> forms, Actor actor, Proposal waiting) {
    if (waiting.by() == actor.account()) {
      forms.add(ActForm.of(Act.RETRACTION.event(), "", "", false));
    } else {
      forms.add(ActForm.of(Act.AGREEMENT.event(), "", "", false));
      forms.add(ActForm.of(Act.DECLINING.event(), "acts.why", "acts.why-hint", true));
    }
  }

  private void acts(List<ActForm> forms, Actor actor, Complaint complaint, Optional<Long> handler, Words words) {
    Complaint.Standing now = complaint.standing();
    if (now.stopped().isPresent()) {
      forms.add(ActForm.of(Act.RESUMPTION.event(), "acts.text", "acts.text-hint", false));
    }
    if (handler.isEmpty()) {
      forms.add(ActForm.of(Act.TAKING.event(), "acts.inner", "acts.note-hint", false));
    }
    List<Long> others = independence.supervisors(complaint).stream().filter(account -> account != handler.orElse(actor.account())).toList();
    if (!others.isEmpty()) {
      Map<Long, String> names = people.names(Set.copyOf(others));
      forms.add(ActForm.of(Act.ASSIGNMENT.event(), "acts.note", "acts.note-hint", true)
          .among(others.stream().map(account -> new Option(Ids.show(account), names.getOrDefault(account, "—"))).toList()));
    }
    if (complaint.visit().isEmpty()) {
      forms.add(ActForm.of(Act.AUTHORITY.event(), "acts.inner", "acts.text-hint", false)
          .among(authorities.all().stream().map(one -> new Option(Ids.show(one.id()), one.name())).toList()));
    }
    if (now.due().filter(due -> due.kind() == DueKind.DECIDE && !clocks.running().over(due, clocks.today())).isPresent()
        && complaint.stopsOfThisCourse() < Acts.MOST_STOPS) {
      forms.add(new ActForm(Act.STOP.event(), "acts.say.stop", "acts.text-hint", true, options(words, StopGround.values()), List.of(),
          ComplaintClock.MOST_STOPPED, List.of(), false, false));
    }
  }

  private boolean open(Edge edge, Complaint complaint, Actor actor) {
    try {
      edges.conditions(edge, complaint, new Mover.Supervisor(actor));
      return true;
    } catch (Failure.Conflict closed) {
      return false;
    }
  }

  private ActForm form(Edge edge, Words words) {
    boolean must = edge.required().contains(Required.TEXT);
    boolean decision = edge.required().contains(Required.OUTCOME);
    String own = "acts.say." + edge.event();
    return new ActForm(
        edge.event(), words.keys().contains(own) ? own : "acts.text", "acts.text-hint", must,
        edge.required().contains(Required.REFUSAL_GROUND) ? options(words, RefusalGround.values()) : List.of(),
        decision ? options(words, ComplaintOutcome.values()) : List.of(),
        edge.required().contains(Required.DAYS) ? clocks.running().terms().decideDays() : 0, List.of(),
        edge.required().contains(Required.RECIPIENT) || edge.required().contains(Required.REFUSAL_GROUND), decision);
  }

  private static List<Option> options(Words words, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), words.say(constant))).toList();
  }
}
