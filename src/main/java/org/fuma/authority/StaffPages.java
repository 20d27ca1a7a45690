package org.fuma.authority;

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
import java.net.URI;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The forms that add a certificate holder or an item to an authority. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities/{id}")
final class StaffPages {

  private final Authorities authorities;
  private final Frame frame;

  StaffPages(Authorities authorities, Frame frame) {
    this.authorities = authorities;
    this.frame = frame;
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/officials/new")
  HttpResponse<?> official(HttpRequest<?> request, Actor actor, String id) {
    return official(request, HttpStatus.OK, staffed(actor, id), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/officials")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> addOfficial(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Authority authority = staffed(actor, id);
    Form form = Form.read(body);
    try {
      authorities.addOfficial(actor, authority.id(), NewOfficial.read(form::text), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=official"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return official(request, HttpStatus.valueOf(refused.status()), authority, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/items/new")
  HttpResponse<?> item(HttpRequest<?> request, Actor actor, String id) {
    return item(request, HttpStatus.OK, staffed(actor, id), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/items")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> addItem(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Authority authority = staffed(actor, id);
    Form form = Form.read(body);
    try {
      authorities.addItem(actor, authority.id(), NewItem.read(form::text), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=item"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return item(request, HttpStatus.valueOf(refused.status()), authority, Entry.refused(form, refused));
    }
  }

  private Authority staffed(Actor actor, String id) {
    return Ids.read(id)
        .filter(authority -> Authorities.mayStaff(actor, authority))
        .flatMap(authorities::authority)
        .orElseThrow(Failure.NotFound::new);
  }

  private HttpResponse<?> official(HttpRequest<?> request, HttpStatus status, Authority authority, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("officials.new"), "authority/new-official",
        Map.of("entry", entry, "authority", authority));
  }

  private HttpResponse<?> item(HttpRequest<?> request, HttpStatus status, Authority authority, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("items.new"), "authority/new-item",
        Map.of("entry", entry, "authority", authority, "methods", AuthorityPages.options(request, Method.values())));
  }
}
