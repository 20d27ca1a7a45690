package org.fuma.authority;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** What the law has published, for anybody: who may inspect, and what (54号). */
@Produces(MediaType.TEXT_HTML)
@Controller("/items")
final class PublishedPages {

  private final Staff staff;
  private final Authorities authorities;
  private final AuthorityRepository repository;
  private final ItemChanges changes;
  private final Frame frame;

  PublishedPages(Staff staff, Authorities authorities, AuthorityRepository repository, ItemChanges changes, Frame frame) {
    this.staff = staff;
    this.authorities = authorities;
    this.repository = repository;
    this.changes = changes;
    this.frame = frame;
  }

  @Open
  @Get
  HttpResponse<?> list(HttpRequest<?> request, @QueryValue Optional<String> after) {
    List<Authority> rows = repository.listedAbove(after.flatMap(Ids::read).orElse(0L), Authorities.PAGE);
    return frame.page(
        request, "items.public-title", "authority/published",
        Map.of("rows", rows, "next",
            rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of("/items?after=" + Ids.show(rows.getLast().id())),
            "beyondFirst", after.isPresent()));
  }

  @Open
  @Get("/{authority}")
  HttpResponse<?> of(HttpRequest<?> request, String authority, @QueryValue Optional<String> after) {
    Authority found = staff.authority(authority);
    List<InspectionItem> rows = staff.items(found.id(), after.flatMap(Ids::read));
    String first = "/items/" + Ids.show(found.id());
    return frame.page(
        request, HttpStatus.OK, Frame.words(request).say("items.public-of", found.name()), "authority/published-items",
        Map.of("authority", found, "rows", rows, "first", first, "next",
            rows.size() < Authorities.PAGE ? Optional.empty() : Optional.of(first + "?after=" + Ids.show(rows.getLast().id())),
            "beyondFirst", after.isPresent()));
  }

  @Open
  @Get("/{authority}/{item}")
  HttpResponse<?> one(HttpRequest<?> request, String authority, String item) {
    InspectionItem found = staff.item(authority, item);
    Map<String, Object> given = new HashMap<>();
    given.put("authority", authorities.authority(found.authority()).orElseThrow());
    given.put("item", found);
    given.put("versions", changes.versions(found));
    given.put("end", changes.end(found));
    given.put("mayStaff", false);
    given.put("open", true);
    given.put("done", "");
    return frame.page(request, HttpStatus.OK, found.name(), "authority/item", given);
  }
}
