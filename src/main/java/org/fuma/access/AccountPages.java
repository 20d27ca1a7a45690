package org.fuma.access;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages of the accounts. Those of firms and officials are made where their firm or authority is. */
@Produces(MediaType.TEXT_HTML)
@Controller("/accounts")
final class AccountPages {

  private final Accounts accounts;
  private final Frame frame;

  AccountPages(Accounts accounts, Frame frame) {
    this.accounts = accounts;
    this.frame = frame;
  }

  @Needs(Permission.ACCOUNT_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    List<AccountRow> rows = accounts.list(actor, below.flatMap(Ids::read));
    Optional<String> next = rows.size() < Accounts.PAGE ? Optional.empty() : Optional.of("/accounts?below=" + Ids.show(rows.getLast().id()));
    return frame.page(
        request,
        "accounts.title",
        "access/accounts",
        Map.of("rows", rows, "mayCreate", actor.may(Permission.ACCOUNT_CREATE), "next", next, "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request) {
    return form(request, HttpStatus.OK, Entry.blank());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> create(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      return made(request, accounts.create(actor, read(form), form.key()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/{id}/link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> link(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return made(request, accounts.renewLink(actor, Ids.read(id).orElseThrow(Failure.NotFound::new)));
  }

  private HttpResponse<?> made(HttpRequest<?> request, MadeAccount account) {
    return frame.page(request, "accounts.made", "access/made-account", Map.of("account", account, "back", "/accounts"));
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Entry entry) {
    List<Option> roles =
        Stream.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AUDITOR)
            .map(role -> new Option(role.name(), Frame.words(request).say(role)))
            .toList();
    return frame.page(
        request, status, Frame.words(request).say("accounts.new"), "access/new-account", Map.of("entry", entry, "roles", roles));
  }

  private static Accounts.NewAccount read(Form form) {
    Checks checks = new Checks();
    Role role = checks.requiredOneOf("roles", form.text("roles"), Role.class);
    checks.done();
    return new Accounts.NewAccount(
        form.text("username"), form.text("displayName"), Set.of(role), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
