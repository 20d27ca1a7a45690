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
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages of the published list of authorities, and of each one of them. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities")
final class AuthorityPages {

  private final Authorities authorities;
  private final Staff staff;
  private final AuthorityChanges changes;
  private final KnownDistricts districts;
  private final Accounts accounts;
  private final Frame frame;
  private final Clock clock;

  AuthorityPages(
      Authorities authorities, Staff staff, AuthorityChanges changes, KnownDistricts districts, Accounts accounts, Frame frame, Clock clock) {
    this.authorities = authorities;
    this.staff = staff;
    this.changes = changes;
    this.districts = districts;
    this.accounts = accounts;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    List<Authority> rows = authorities.list(below.flatMap(Ids::read));
    Optional<String> next =
        rows.size() < Authorities.PAGE ? Optional.empty()
            : Optional.of("/authorities?below=" + Ids.show(rows.getLast().id()));
    return frame.page(
        request,
        "authorities.title",
        "authority/list",
        Map.of("rows", rows, "mayCreate", actor.may(Permission.AUTHORITY_CREATE), "next", next, "beyondFirst",
            below.isPresent()));
  }

  @Needs(Permission.AUTHORITY_CREATE)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request) {
    return form(request, HttpStatus.OK, Entry.blank());
  }

  @Needs(Permission.AUTHORITY_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> create(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      long made = authorities.create(actor, NewAuthority.read(field -> text(form, field)), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(made) + "?done=authority"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    Authority authority = staff.authority(id);
    Map<String, Object> given = new HashMap<>();
    given.put("authority", authority);
    given.put("officials", staff.page(authority.id(), false, Optional.empty()));
    given.put("officialCount", staff.count(authority.id()));
    given.put("ending", staff.countEnding(authority.id(), Time.day(clock.instant())));
    given.put("items", staff.items(authority.id(), Optional.empty()));
    given.put("itemCount", staff.countItems(authority.id()));
    given.put("history", changes.history(authority.id()));
    given.put("today", Time.day(clock.instant()));
    given.put("mayStaff", Authorities.mayStaff(actor, authority.id()));
    given.put("mayMove", actor.may(Permission.AUTHORITY_CREATE));
    given.put("mayOpenLead", actor.may(Permission.ACCOUNT_CREATE));
    given.put("mayOpenAccounts", accounts.mayMakeOfficials(actor, authority.id()));
    given.put("done", List.of("authority", "official", "item", "jurisdiction", "delist", "relist", "file").contains(done) ? done : "");
    return frame.page(request, HttpStatus.OK, authority.name(), "authority/one", given);
  }

  @Needs(Permission.AUTHORITY_CREATE)
  @Get("/{id}/jurisdiction")
  HttpResponse<?> jurisdiction(HttpRequest<?> request, String id) {
    Authority authority = staff.authority(id);
    Form present =
        new Form(Map.of("districts", List.copyOf(authority.districts()), "entrustedBy", List.of(authority.entrustedBy())));
    return jurisdiction(request, HttpStatus.OK, authority, Entry.of(present));
  }

  @Needs(Permission.AUTHORITY_CREATE)
  @Post("/{id}/jurisdiction")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> assign(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Authority authority = staff.authority(id);
    Form form = Form.read(body);
    try {
      changes.assign(actor, authority.id(), field -> text(form, field), form.text("reason"));
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=jurisdiction"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return jurisdiction(request, HttpStatus.valueOf(refused.status()), authority, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_CREATE)
  @Get("/{id}/moves/{move}")
  HttpResponse<?> askMove(HttpRequest<?> request, String id, String move) {
    return move(request, HttpStatus.OK, staff.authority(id), named(move), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_CREATE)
  @Post("/{id}/moves/{move}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, String move, @Body String body) {
    Authority authority = staff.authority(id);
    AuthorityMove named = named(move);
    Form form = Form.read(body);
    try {
      changes.move(actor, authority.id(), named, form.text("reason"));
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=" + named.path()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return move(request, HttpStatus.valueOf(refused.status()), authority, named, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> move(HttpRequest<?> request, HttpStatus status, Authority authority, AuthorityMove move, Entry entry) {
    String path = "/authorities/" + Ids.show(authority.id());
    return frame.page(
        request, status, Frame.words(request).say("authorities.act-" + move.path()), "authority/act",
        Map.of("entry", entry, "about", authority.name(), "lead", "authorities.lead-" + move.path(), "submit", "authorities.act-" + move.path(),
            "action", path + "/moves/" + move.path(), "back", path, "danger", move == AuthorityMove.DELIST));
  }

  private HttpResponse<?> jurisdiction(HttpRequest<?> request, HttpStatus status, Authority authority, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("authorities.jurisdiction-change"), "authority/jurisdiction",
        Map.of("entry", entry, "authority", authority, "districts", districts.codes()));
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Entry entry) {
    return frame.page(
        request,
        status,
        Frame.words(request).say("authorities.new"),
        "authority/new",
        Map.of("entry", entry, "kinds", options(request, AuthorityKind.values()), "levels",
            options(request, AuthorityLevel.values()), "districts", districts.codes()));
  }

  private static AuthorityMove named(String move) {
    return AuthorityMove.named(move).orElseThrow(Failure.NotFound::new);
  }

  private static String text(Form form, String field) {
    return field.equals("districts") ? String.join(",", form.all(field)) : form.text(field);
  }

  static List<Option> options(HttpRequest<?> request, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), Frame.words(request).say(constant)))
        .toList();
  }
}
