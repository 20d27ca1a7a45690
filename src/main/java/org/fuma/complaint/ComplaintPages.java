package org.fuma.complaint;

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
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/** The addresses that a complaint's two sides share: supervisors are led to their desk, a firm to its own complaints. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints")
final class ComplaintPages {

  private final DeskPages desk;
  private final OwnPages own;

  ComplaintPages(DeskPages desk, OwnPages own) {
    this.desk = desk;
    this.own = own;
  }

  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    return decides(actor) ? desk.list(request, actor) : own.list(request, actor);
  }

  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{id}")
  HttpResponse<?> see(HttpRequest<?> request, Actor actor, String id) {
    return decides(actor)
        ? desk.see(request, actor, known(id), HttpStatus.OK, Entry.blank())
        : own.see(request, actor, known(id), HttpStatus.OK, Entry.blank());
  }

  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Post("/{id}/{event}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, String event, @Body String body) {
    Form form = Form.read(body);
    return decides(actor) ? desk.move(request, actor, known(id), event, form) : own.move(request, actor, known(id), event, form);
  }

  /** An id that names nothing is looked up like any other and not found. */
  static long known(String id) {
    return Ids.read(id).orElseThrow(Failure.NotFound::new);
  }

  private static boolean decides(Actor actor) {
    return actor.may(Permission.COMPLAINT_DECIDE);
  }
}
