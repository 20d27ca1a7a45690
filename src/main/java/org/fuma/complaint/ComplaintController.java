package org.fuma.complaint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import org.fuma.web.Given;
import org.fuma.web.Listing;

/** Complaints for programs. */
@Controller("/api/v1/complaints")
final class ComplaintController {

  private final Complaints complaints;
  private final Course course;
  private final Inbox inbox;
  private final OwnComplaints own;
  private final ComplaintViews views;

  ComplaintController(Complaints complaints, Course course, Inbox inbox, OwnComplaints own, ComplaintViews views) {
    this.complaints = complaints;
    this.course = course;
    this.inbox = inbox;
    this.own = own;
    this.views = views;
  }

  /**
   * A step that is asked for; each event asks for its own.
   *
   * @param outcome   of a decision
   * @param ground    of a refusal or of stopping the clock
   * @param days      how many working days longer, or how many the clock may stand still
   * @param recipient to whom it is passed on or given; which authority it is about
   * @param choice    of naming or satisfaction
   * @param version   the version that was read; the step is refused when something has come in between
   */
  @Serdeable
  record StepRequest(
      @Nullable String outcome,
      @Nullable String ground,
      @Nullable String text,
      @Nullable Integer days,
      @Nullable String recipient,
      @Nullable String choice,
      @Nullable Integer version,
      @Nullable List<MeasureRequest> measures) {

    private Moving moving() {
      return new Moving(
          Given.text(outcome), Given.text(ground), Given.text(text), days == null ? "" : String.valueOf(days), Given.text(recipient),
          Given.text(choice),
          version == null ? "" : String.valueOf(version), measures == null ? List.of() : measures.stream().map(MeasureRequest::measure).toList());
    }
  }

  /** A measure that is to follow from a decision. */
  @Serdeable
  record MeasureRequest(@Nullable String kind, @Nullable String text, @Nullable String dueOn) {
    private Moving.Measure measure() {
      return new Moving.Measure(Given.text(kind), Given.text(text), Given.text(dueOn));
    }
  }

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
    List<OwnComplaints.Line> rows = own.list(actor.enterprises(), wanted, Listing.below(pageToken), OwnComplaints.PAGE);
    return Listing.of(
        rows.stream().map(ComplaintLine::of).toList(),
        rows.size() < OwnComplaints.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Reads a complaint. */
  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{id}")
  ComplaintView see(Actor actor, String id) {
    return views.see(actor, known(id));
  }

  /**
   * Takes a step. Supervisors: {@code acceptance}, {@code refusal}, {@code investigation}, {@code extension}, {@code decision}, {@code telling},
   * {@code closing}, {@code transfer}, {@code pursuit}, and what moves nothing: {@code taking}, {@code assignment}, {@code authority}, {@code stop},
   * {@code resumption}, {@code agreement}, {@code declining}, {@code retraction}. The firm that complained: {@code withdrawal}, {@code reopening},
   * {@code addition}, {@code naming}, {@code satisfaction}. An extension, and a decision with measures, wait for a second supervisor's agreement.
   * Answers the complaint; nothing (204) when the step has taken it from who took it: whoever was of the authority named may not read on.
   */
  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Post("/{id}/{event}")
  HttpResponse<ComplaintView> move(
      Actor actor, String id, String event, @Body StepRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    course.move(Mover.of(actor), known(id), event, asked.moving(), key);
    return complaints.reads(actor, known(id)) ? HttpResponse.ok(views.see(actor, known(id))) : HttpResponse.noContent();
  }

  private static long known(String id) {
    return Ids.read(id).orElseThrow(Failure.NotFound::new);
  }

  static ComplaintView view(Complaint complaint) {
    return ComplaintView.of(complaint);
  }
}
