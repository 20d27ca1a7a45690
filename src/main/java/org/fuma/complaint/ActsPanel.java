package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.web.Entry;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** At the desk: what waits for a second supervisor, and what this one can do now. */
@Singleton
class ActsPanel implements ComplaintPanel {

  private final ActForms forms;
  private final Proposals proposals;
  private final Charge charge;
  private final Independence independence;
  private final InboxRepository people;
  private final Clocks clocks;
  private final Frame frame;

  ActsPanel(ActForms forms, Proposals proposals, Charge charge, Independence independence, InboxRepository people, Clocks clocks, Frame frame) {
    this.forms = forms;
    this.proposals = proposals;
    this.charge = charge;
    this.independence = independence;
    this.people = people;
    this.clocks = clocks;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return -100;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    Words words = Frame.words(request);
    Optional<Proposal> proposal = proposals.open(complaint);
    Optional<Long> handler = charge.handler(complaint);
    List<ActForm> all = forms.of(actor, complaint, proposal, words);
    Map<String, Entry> entries = all.stream().collect(Collectors.toMap(ActForm::event, form -> DeskPages.entry(request, form.event())));
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("proposal", proposal);
    given.put("proposer", proposal.map(waiting -> name(waiting.by())).orElse(""));
    given.put("own", proposal.filter(waiting -> waiting.by() == actor.account()).isPresent());
    given.put("until", proposal.filter(waiting -> waiting.days() > 0)
        .flatMap(waiting -> complaint.standing().due().map(due -> clocks.running().longer(due, waiting.days()))));
    given.put("handler", handler.map(this::name));
    given.put("mine", handler.filter(account -> account == actor.account()).isPresent());
    given.put("first", all.stream().filter(ActForms::first).toList());
    given.put("more", all.stream().filter(form -> !ActForms.first(form)).toList());
    given.put("alone", needsTwo(all) && independence.supervisors(complaint).stream().allMatch(account -> account == actor.account()));
    given.put("entries", entries);
    given.put("kinds", Arrays.stream(MeasureKind.values()).map(kind -> new Option(kind.name(), words.say(kind))).toList());
    return Optional.of(frame.part(request, "complaint/acts", given));
  }

  /** True when something is offered, or waits, to which a second supervisor has to agree. */
  private static boolean needsTwo(List<ActForm> forms) {
    return forms.stream().map(ActForm::event).anyMatch(Set.of("extension", "decision", Act.RETRACTION.event())::contains);
  }

  private String name(long account) {
    return people.names(Set.of(account)).getOrDefault(account, "—");
  }
}
