package org.fuma.complaint;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Listing;

/** Complaints for programs. */
@Controller("/api/v1/complaints")
final class ComplaintController {

  private final Complaints complaints;
  private final Course course;
  private final Inbox inbox;

  ComplaintController(Complaints complaints, Course course, Inbox inbox) {
    this.complaints = complaints;
    this.course = course;
    this.inbox = inbox;
  }

  /** A step that is asked for: what was found, where the step requires it, and what the firm is told. */
  @Serdeable
  record StepRequest(@Nullable String outcome, @Nullable String text) {}

  /** A complaint with its course, oldest step first. */
  @Serdeable
  record ComplaintView(
      String id,
      String enterprise,
      String category,
      @Nullable String visit,
      @Nullable String authority,
      @Nullable String happenedOn,
      String submittedAt,
      String state,
      @Nullable String outcome,
      List<StepView> steps) {}

  /** One step. */
  @Serdeable
  record StepView(String state, @Nullable String outcome, String at, String text, String demand) {}

  /**
   * Lists complaints: a firm's own, newest first; supervisors' what waits, in the order in which it is due, or as the fields of
   * {@link InboxFilter} narrow it.
   */
  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get
  Listing<ComplaintLine> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> state, @QueryValue Optional<String> pageToken) {
    if (actor.may(Permission.COMPLAINT_DECIDE)) {
      InboxFilter filter = InboxFilter.read(Form.query(request));
      Inbox.Found found = inbox.list(actor, filter, pageToken.map(token -> InboxPlace.read(filter, token)));
      return Listing.of(
          found.rows().stream().map(row -> ComplaintLine.of(row, found.subjects().getOrDefault(row.id(), ""))).toList(),
          found.next().map(InboxPlace::shown));
    }
    Checks checks = new Checks();
    Optional<ComplaintState> wanted = checks.oneOf("state", state.orElse(""), ComplaintState.class);
    checks.done();
    List<ComplaintRow> rows = complaints.list(actor, wanted, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(ComplaintLine::of).toList(),
        rows.size() < ComplaintRepository.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Reads a complaint. */
  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{id}")
  ComplaintView see(Actor actor, String id) {
    return view(complaints.see(actor, known(id)));
  }

  /** Takes a step: {@code acceptance}, {@code refusal}, {@code decision} or {@code closing}. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{id}/{event}")
  ComplaintView move(
      Actor actor, String id, String event, @Body StepRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    course.move(Mover.of(actor), known(id), event, Moving.found(text(asked.outcome()), text(asked.text())), key);
    return view(complaints.see(actor, known(id)));
  }

  private static long known(String id) {
    return Ids.read(id).orElseThrow(Failure.NotFound::new);
  }

  static ComplaintView view(Complaint complaint) {
    return new ComplaintView(
        Ids.show(complaint.id()),
        Ids.show(complaint.enterprise()),
        complaint.category().name(),
        complaint.visit().map(Ids::show).orElse(null),
        complaint.authority().map(Ids::show).orElse(null),
        complaint.happenedOn().map(Object::toString).orElse(null),
        complaint.submittedAt().toString(),
        complaint.standing().state().name(),
        complaint.standing().outcome().map(Enum::name).orElse(null),
        complaint.steps().stream()
            .map(
                step ->
                    new StepView(
                        step.state().name(), step.outcome().map(Enum::name).orElse(null), step.at().toString(), step.text(), ""))
            .toList());
  }
}
