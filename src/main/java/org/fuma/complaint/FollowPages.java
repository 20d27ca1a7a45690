package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.store.Ids;
import org.fuma.web.Cookies;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;

/**
 * Where somebody without an account follows a complaint by its secret link. The link's secret stands behind a # and comes in by a form alone; from
 * then on a cookie of its own does, for two hours.
 */
@Produces(MediaType.TEXT_HTML)
@Controller("/follow")
final class FollowPages {

  private static final String COOKIE = Followed.COOKIE;
  private static final String ONE = "/follow/complaint";

  private final FollowLinks links;
  private final PlaqueLimits limits;
  private final Complaints complaints;
  private final OwnView view;
  private final Course course;
  private final Evidence evidence;
  private final Filings filings;
  private final Intake intake;
  private final Attachments attachments;
  private final Cookies cookies;
  private final Frame frame;

  FollowPages(
      FollowLinks links, PlaqueLimits limits, Complaints complaints, OwnView view, Course course, Evidence evidence, Filings filings, Intake intake,
      Attachments attachments, Cookies cookies, Frame frame) {
    this.links = links;
    this.limits = limits;
    this.complaints = complaints;
    this.view = view;
    this.course = course;
    this.evidence = evidence;
    this.filings = filings;
    this.intake = intake;
    this.attachments = attachments;
    this.cookies = cookies;
    this.frame = frame;
  }

  @Open
  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String ended) {
    return ask(request, HttpStatus.OK, Entry.blank(), !ended.isEmpty());
  }

  @Open
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, @Body String body) {
    Optional<Long> complaint = links.find(Form.read(body).text("link"));
    if (complaint.isEmpty()) {
      limits.take(PlaqueLimits.MISSES_OF_ADDRESS, request);
      // What was handed in is not shown again: it may be a secret that has lost a letter.
      return ask(request, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(Form.EMPTY, new Failure.Invalid("follow.none")), false);
    }
    return quiet(HttpResponse.seeOther(URI.create(ONE)))
        .cookie(cookies.make(COOKIE, links.begin(complaint.get()), Optional.of(FollowLinks.SESSION), SameSite.Strict));
  }

  @Open
  @Get("/complaint")
  HttpResponse<?> see(HttpRequest<?> request, @QueryValue(defaultValue = "") String done) {
    Optional<Long> complaint = followed(request);
    return complaint.isEmpty() ? led() : see(request, HttpStatus.OK, complaint.get(), Entry.blank(), !done.isEmpty());
  }

  @Open
  @Post("/complaint/{event}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, String event, @Body String body) {
    Optional<Long> complaint = followed(request);
    if (complaint.isEmpty()) {
      return led();
    }
    Form form = Form.read(body);
    try {
      course.move(new Mover.Follower(complaint.get()), complaint.get(), event, Moving.of(form), form.key());
      return quiet(HttpResponse.seeOther(URI.create(ONE + "?done=1")));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return see(request, HttpStatus.valueOf(refused.status()), complaint.get(), Entry.refused(Drafts.with(form, "_act", event), refused), false);
    }
  }

  @Open
  @Post("/complaint/files")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(HttpRequest<?> request, @Header("Content-Type") String contentType, @Body InputStream body) {
    Optional<Long> complaint = followed(request);
    if (complaint.isEmpty()) {
      return led();
    }
    Mover by = new Mover.Follower(complaint.get());
    Multipart.Upload upload = Multipart.read(body, contentType, EvidencePages.LONGEST_FIELD);
    try {
      limits.take(PlaqueLimits.FILES_OF_ADDRESS, request);
      filings.add(
          by, complaint.get(), complaints.follow(new Mover.Follower(complaint.get())), intake.evidenceOfStranger(upload.fileName(), upload.file()),
          EvidencePages.note(request, upload.form()), upload.form().key());
      return quiet(HttpResponse.seeOther(URI.create(ONE + "?done=1")));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      return FilingForm.later(
          see(request, HttpStatus.valueOf(refused.status()), complaint.get(), EvidencePages.refused(upload.form(), refused), false), refused);
    }
  }

  @Open
  @Get("/complaint/files/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(HttpRequest<?> request, String number) {
    long complaint = followed(request).orElseThrow(Failure.NotFound::new);
    return attachments.download(evidence.one(complaint, number), "evidence-" + number);
  }

  /** Ends the session, as on a phone that is not one's own. */
  @Open
  @Post("/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(HttpRequest<?> request, @Body String body) {
    cookies.find(request, COOKIE).ifPresent(links::end);
    return quiet(HttpResponse.seeOther(URI.create("/follow?ended=1"))).cookie(cookies.gone(COOKIE, SameSite.Strict));
  }

  private Optional<Long> followed(HttpRequest<?> request) {
    return cookies.find(request, COOKIE).flatMap(links::followed);
  }

  /** The session is over: the link has to be shown again. */
  private static HttpResponse<?> led() {
    return quiet(HttpResponse.seeOther(URI.create("/follow")));
  }

  private HttpResponse<?> ask(HttpRequest<?> request, HttpStatus status, Entry entry, boolean ended) {
    return quiet(frame.page(request, status, Frame.words(request).say("follow.title"), "complaint/follow", Map.of("entry", entry, "ended", ended)));
  }

  private MutableHttpResponse<?> see(HttpRequest<?> request, HttpStatus status, long complaint, Entry entry, boolean done) {
    Map<String, Object> given = view.of(complaints.follow(new Mover.Follower(complaint)), ONE, entry);
    given.put("done", done);
    return quiet(frame.page(request, status, Frame.words(request).say("complaint.title", Ids.show(complaint)), "complaint/followed", given));
  }

  /**
   * Kept nowhere, and nobody is told that a reader came from here. The pages themselves narrow that to other sites: browsers send the forms of a page
   * without any referrer from the origin {@code null}, which is refused.
   */
  private static MutableHttpResponse<?> quiet(MutableHttpResponse<?> response) {
    return response.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex, nofollow");
  }
}
