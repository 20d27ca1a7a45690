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

/** Pages of the published lists: authorities, and in each its certificate holders and items. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities")
final class AuthorityPages {

  private final Authorities authorities;
  private final Accounts accounts;
  private final Frame frame;
  private final Clock clock;

  AuthorityPages(Authorities authorities, Accounts accounts, Frame frame, Clock clock) {
    this.authorities = authorities;
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
      long made = authorities.create(actor, NewAuthority.read(form::text), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(made) + "?done=authority"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  @Needs(Permission.AUTHORITY_READ)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    Authority authority = Ids.read(id).flatMap(authorities::authority).orElseThrow(Failure.NotFound::new);
    return frame.page(
        request,
        HttpStatus.OK,
        authority.name(),
        "authority/one",
        Map.of(
            "authority", authority,
            "officials", authorities.officials(authority.id()),
            "items", authorities.items(authority.id()),
            "today", Time.day(clock.instant()),
            "mayStaff", Authorities.mayStaff(actor, authority.id()),
            "mayOpenLead", actor.may(Permission.ACCOUNT_CREATE),
            "mayOpenAccounts", accounts.mayMakeOfficials(actor, authority.id()),
            "done", List.of("authority", "official", "item").contains(done) ? done : ""));
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Entry entry) {
    return frame.page(
        request,
        status,
        Frame.words(request).say("authorities.new"),
        "authority/new",
        Map.of("entry", entry, "kinds", options(request, AuthorityKind.values()), "levels",
            options(request, AuthorityLevel.values())));
  }

  static List<Option> options(HttpRequest<?> request, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), Frame.words(request).say(constant)))
        .toList();
  }
}
