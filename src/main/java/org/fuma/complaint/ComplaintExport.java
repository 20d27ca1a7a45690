package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The list of complaints as a file, for who may list them; nothing of what was written in them. */
@Singleton
final class ComplaintExport implements Exportable {

  private static final String STATE = "state";

  private final Complaints complaints;

  ComplaintExport(Complaints complaints) {
    this.complaints = complaints;
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
    return List.of(STATE);
  }

  @Override
  public String page(Form filter) {
    return filter.text(STATE).isEmpty() ? "/complaints" : "/complaints?state=" + filter.text(STATE);
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    Checks checks = new Checks();
    Optional<ComplaintState> state = checks.oneOf(STATE, filter.text(STATE), ComplaintState.class);
    checks.done();
    return new Export(
        List.of(
            words.say("complaint.category"), words.say("complaint.enterprise"), words.say("complaint.submitted"),
            words.say("complaint.state"), words.say("complaint.outcome")),
        state.map(chosen -> new Option(words.say(chosen), words.say("complaint.state"))).stream().toList(),
        Export.paged(
            (after, most) -> complaints.list(by, state, after, most),
            ComplaintRow::id,
            row ->
                List.of(
                    words.say(row.category()),
                    row.enterpriseName(),
                    Time.shown(row.submittedAt()),
                    words.say(row.state()),
                    row.outcome().map(words::say).orElse(""))));
  }
}
