package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The list of complaints as a file, for who may list them; nothing of what was written in them. */
@Singleton
final class ComplaintExport implements Exportable {

  private static final String STATE = "state";
  private static final int TOGETHER = 500;

  private final OwnComplaints own;
  private final Inbox inbox;
  private final Handlers handlers;

  ComplaintExport(OwnComplaints own, Inbox inbox, Handlers handlers) {
    this.own = own;
    this.inbox = inbox;
    this.handlers = handlers;
  }

  @Override
  public String name() {
    return "complaints";
  }

  @Override
  public boolean quiet() {
    return true;
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.COMPLAINT_DECIDE) || actor.may(Permission.COMPLAINT_FILE);
  }

  @Override
  public List<String> fields() {
    return InboxFilter.FIELDS;
  }

  @Override
  public String page(Form filter) {
    return InboxFilter.path(filter);
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    return by.may(Permission.COMPLAINT_DECIDE) ? desk(by, filter, words) : own(by, filter, words);
  }

  private Export own(Actor by, Form filter, Words words) {
    Checks checks = new Checks();
    Optional<ComplaintState> state = checks.oneOf(STATE, filter.text(STATE), ComplaintState.class);
    checks.done();
    return new Export(
        List.of(
            words.say("complaint.category"), words.say("complaint.enterprise"), words.say("complaint.submitted"),
            words.say("complaint.state"), words.say("complaint.outcome")),
        state.map(chosen -> new Option(words.say(chosen), words.say("complaint.state"))).stream().toList(),
        Export.paged(
            (after, most) -> own.list(by.enterprises(), state, after, most),
            OwnComplaints.Line::id,
            row ->
                List.of(
                    words.say(row.category()),
                    row.enterpriseName(),
                    Time.shown(row.submittedAt()),
                    words.say(row.state()),
                    row.outcome().map(words::say).orElse(""))));
  }

  private Export desk(Actor by, Form filter, Words words) {
    InboxFilter narrowed = InboxFilter.read(filter);
    List<String> headings =
        List.of("desk.number", "complaint.state", "desk.due-kind", "desk.due-day", "complaint.category", "desk.matter", "desk.source",
            "complaint.enterprise", "complaint.authority", "desk.handler", "complaint.submitted", "complaint.outcome");
    return new Export(headings.stream().map(words::say).toList(), narrowed(narrowed, filter, words), rows(by, narrowed, words));
  }

  private Export.Rows rows(Actor by, InboxFilter filter, Words words) {
    return new Export.Rows() {
      private Optional<InboxPlace> after = Optional.empty();
      private boolean ended;

      @Override
      public List<List<String>> next() {
        List<List<String>> some = List.of();
        // A page of what is searched for may be empty though more follow.
        while (some.isEmpty() && !ended) {
          Inbox.Found found = inbox.list(by, filter, after, TOGETHER);
          after = found.next();
          ended = after.isEmpty();
          some = found.rows().stream().map(row -> cells(row, words)).toList();
        }
        return some;
      }
    };
  }

  private static List<String> cells(InboxRow row, Words words) {
    return List.of(
        Ids.show(row.id()),
        words.say(row.state()),
        row.due().map(due -> words.say(due.kind())).orElse(""),
        row.due().map(due -> due.provisional() ? due.day() + " " + words.say("own.provisional-short") : due.day().toString()).orElse(""),
        words.say(row.category()),
        words.say(row.matter()),
        words.say(row.source()),
        row.enterpriseName(),
        row.authorityName().orElse(""),
        row.handler().orElse(""),
        Time.shown(row.submittedAt()),
        row.outcome().map(words::say).orElse(""));
  }

  private List<Option> narrowed(InboxFilter filter, Form asked, Words words) {
    List<Option> said = new ArrayList<>();
    said.add(new Option(
        filter.state().map(words::say).orElseGet(() -> words.say(filter.shown() == InboxFilter.Shown.ALL ? "desk.state-all" : "desk.state-any")),
        words.say("complaint.state")));
    filter.handler().ifPresent(chosen -> said.add(new Option(words.say(chosen), words.say("desk.handler"))));
    filter.supervisor().ifPresent(chosen -> said.add(new Option(handlers.said(chosen, words), words.say("desk.handler"))));
    filter.due().ifPresent(chosen -> said.add(new Option(words.say(chosen), words.say("desk.due"))));
    filter.category().ifPresent(chosen -> said.add(new Option(words.say(chosen), words.say("complaint.category"))));
    filter.source().ifPresent(chosen -> said.add(new Option(words.say(chosen), words.say("desk.source"))));
    filter.authority().ifPresent(chosen -> said.add(new Option(Ids.show(chosen), words.say("complaint.authority"))));
    filter.visit().ifPresent(chosen -> said.add(new Option(Ids.show(chosen), words.say("complaint.visit"))));
    filter.enterprise().ifPresent(chosen -> said.add(new Option(Ids.show(chosen), words.say("complaint.enterprise"))));
    if (filter.second()) {
      said.add(new Option(words.say("desk.figure.second"), words.say("desk.proposal")));
    }
    if (filter.reopened()) {
      said.add(new Option(words.say("desk.figure.reopened"), words.say("complaint.state")));
    }
    if (!filter.words().isEmpty()) {
      said.add(new Option(asked.text("q"), words.say("desk.search")));
    }
    return said;
  }
}
