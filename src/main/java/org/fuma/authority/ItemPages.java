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
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.Sector;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages of an authority's inspection items. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities/{id}/items")
final class ItemPages {

  private final Staff staff;
  private final Authorities authorities;
  private final ItemChanges changes;
  private final Frame frame;

  ItemPages(Staff staff, Authorities authorities, ItemChanges changes, Frame frame) {
    this.staff = staff;
    this.authorities = authorities;
    this.changes = changes;
    this.frame = frame;
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, String id, @QueryValue Optional<String> after) {
    Authority authority = staff.authority(id);
    List<InspectionItem> rows = staff.items(authority.id(), after.flatMap(Ids::read));
    return frame.page(
        request, "items.all-title", "authority/items",
        Map.of("authority", authority, "rows", rows, "first", path(authority.id()), "next",
            rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(path(authority.id()) + "?after=" + Ids.show(rows.getLast().id())),
            "beyondFirst", after.isPresent()));
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, staff.staffed(actor, id), Entry.of(new Form(Map.of("sector", List.of(Sector.GENERAL.name())))));
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Authority authority = staff.staffed(actor, id);
    Form form = Form.read(body);
    try {
      authorities.addItem(actor, authority.id(), NewItem.read(form::text), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=item"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), authority, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get("/{item}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id, String item, @QueryValue(defaultValue = "") String done) {
    InspectionItem found = staff.item(id, item);
    Map<String, Object> given = new HashMap<>();
    given.put("authority", authorities.authority(found.authority()).orElseThrow());
    given.put("item", found);
    given.put("versions", changes.versions(found));
    given.put("end", changes.end(found));
    given.put("mayStaff", Authorities.mayStaff(actor, found.authority()));
    given.put("open", false);
    given.put("done", List.of("edition", "withdrawal").contains(done) ? done : "");
    return frame.page(request, HttpStatus.OK, found.name(), "authority/item", given);
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/{item}/edition")
  HttpResponse<?> edition(HttpRequest<?> request, Actor actor, String id, String item) {
    InspectionItem before = staff.staffedItem(actor, id, item);
    Map<String, List<String>> present = new HashMap<>();
    NewItem.of(before).fields().forEach((field, text) -> present.put(field, List.of(text)));
    return edition(request, HttpStatus.OK, before, Entry.of(new Form(present)));
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{item}/edition")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> replace(HttpRequest<?> request, Actor actor, String id, String item, @Body String body) {
    InspectionItem before = staff.staffedItem(actor, id, item);
    Form form = Form.read(body);
    try {
      NewItem read = NewItem.read(field -> field.equals("code") ? before.code() : form.text(field));
      long made = changes.replace(actor, before.authority(), before.id(), read, form.text("reason"), form.key());
      return HttpResponse.seeOther(URI.create(path(before.authority()) + "/" + Ids.show(made) + "?done=edition"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return edition(request, HttpStatus.valueOf(refused.status()), before, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/{item}/withdrawal")
  HttpResponse<?> askWithdrawal(HttpRequest<?> request, Actor actor, String id, String item) {
    return withdrawal(request, HttpStatus.OK, staff.staffedItem(actor, id, item), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{item}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, String id, String item, @Body String body) {
    InspectionItem before = staff.staffedItem(actor, id, item);
    Form form = Form.read(body);
    try {
      changes.withdraw(actor, before.authority(), before.id(), form.text("reason"), form.key());
      return HttpResponse.seeOther(URI.create(path(before) + "?done=withdrawal"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return withdrawal(request, HttpStatus.valueOf(refused.status()), before, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> withdrawal(HttpRequest<?> request, HttpStatus status, InspectionItem item, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("items.withdraw"), "authority/act",
        Map.of("entry", entry, "about", item.name() + " · " + item.code(), "lead", "items.withdraw-lead", "submit", "items.withdraw", "action",
            path(item) + "/withdrawal", "back", path(item), "danger", true));
  }

  private HttpResponse<?> edition(HttpRequest<?> request, HttpStatus status, InspectionItem item, Entry entry) {
    return form(request, status, "items.edition", entry, item.name(), path(item) + "/edition", "items.edition-submit", path(item), true);
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Authority authority, Entry entry) {
    return form(
        request, status, "items.new", entry, authority.name(), path(authority.id()), "items.add", "/authorities/" + Ids.show(authority.id()), false);
  }

  private HttpResponse<?> form(
      HttpRequest<?> request, HttpStatus status, String title, Entry entry, String about, String action, String submit, String back, boolean edition) {
    return frame.page(
        request, status, Frame.words(request).say(title), "authority/new-item",
        Map.of("entry", entry, "about", about, "action", action, "submit", submit, "back", back, "edition", edition, "methods",
            AuthorityPages.options(request, Method.values()), "sectors", AuthorityPages.options(request, Sector.values())));
  }

  private static String path(InspectionItem item) {
    return path(item.authority()) + "/" + Ids.show(item.id());
  }

  private static String path(long authority) {
    return "/authorities/" + Ids.show(authority) + "/items";
  }
}
