package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The page on which the firm remarks on a visit, and on which officials note that it would not sign. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}")
final class RemarkPages {

  private final VisitLog visits;
  private final Attendance attendance;
  private final Remarks remarks;
  private final Frame frame;

  RemarkPages(VisitLog visits, Attendance attendance, Remarks remarks, Frame frame) {
    this.visits = visits;
    this.attendance = attendance;
    this.remarks = remarks;
    this.frame = frame;
  }

  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/remarks")
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    return page(request, HttpStatus.OK, actor, id, !done.isEmpty(), Entry.blank());
  }

  @Needs(Permission.VISIT_CONFIRM)
  @Post("/remarks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remark(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    return done(request, actor, id, form, () -> remarks.remark(actor, id(id), form.text("text"), form.key()));
  }

  @Needs(Permission.VISIT_LOG)
  @Post("/unsigned")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> unsigned(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    return done(request, actor, id, form, () -> remarks.unsigned(actor, id(id), form.text("text"), form.has("readOut", "yes"), form.key()));
  }

  private HttpResponse<?> done(HttpRequest<?> request, Actor actor, String id, Form form, Runnable act) {
    try {
      act.run();
      return HttpResponse.seeOther(URI.create("/visits/" + id + "/remarks?done=1"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, id, false, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Actor actor, String id, boolean done, Entry entry) {
    Visit visit = visits.see(actor, id(id));
    List<Remark> all = remarks.of(visit.id());
    return frame.page(
        request,
        status,
        Frame.words(request).say("after.remarks-title"),
        "visit/remarks",
        Map.of(
            "visit", visit,
            "remarks", all,
            "entry", entry,
            "done", done,
            "mayRemark", AfterPanel.mayRemark(actor, visit) && count(all, RemarkKind.FIRM) < Remarks.MOST,
            "mayNote", attendance.of(actor, visit) && visit.state() != VisitState.REFUSED && count(all, RemarkKind.UNSIGNED) == 0));
  }

  private static long count(List<Remark> all, RemarkKind kind) {
    return all.stream().filter(remark -> remark.kind() == kind).count();
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
