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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The list of accounts, and new ones of the city's own offices. Those of firms and officials are made where their firm or authority is. */
@Produces(MediaType.TEXT_HTML)
@Controller("/accounts")
final class AccountPages {

  static final List<String> FILTERS = List.of("name", "role", "state");

  private final Accounts accounts;
  private final Consents consents;
  private final Proof proof;
  private final Frame frame;

  AccountPages(Accounts accounts, Consents consents, Proof proof, Frame frame) {
    this.accounts = accounts;
    this.consents = consents;
    this.proof = proof;
    this.frame = frame;
  }

  @Needs(Permission.ACCOUNT_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Form form = Form.query(request);
    AccountFilter filter = AccountFilter.read(form.text("role"), form.text("state"), form.text("name"));
    Optional<Long> below = Ids.read(form.text("below"));
    List<AccountRow> rows = accounts.list(actor, filter, below);
    String first = first(form);
    Optional<String> next =
        rows.size() < Accounts.PAGE
            ? Optional.empty()
            : Optional.of(first + (first.contains("?") ? "&" : "?") + "below=" + Ids.show(rows.getLast().id()));
    return frame.page(
        request,
        "accounts.title",
        "access/accounts",
        Map.of(
            "rows", rows,
            "filter", form,
            "roles", options(request, Role.values()),
            "states", options(request, AccountState.values()),
            "waiting", consents.waiting(actor),
            "mayCreate", actor.may(Permission.ACCOUNT_CREATE),
            "first", first,
            "next", next,
            "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request) {
    proof.require(request);
    return form(request, HttpStatus.OK, Entry.blank());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> create(HttpRequest<?> request, Actor actor, @Body String body) {
    proof.require(request);
    Form form = Form.read(body);
    try {
      MadeAccount made = accounts.create(actor, read(form), form.text("reason"), form.key());
      return frame.page(request, "accounts.made", "access/made-account", Map.of("account", made, "back", "/accounts/" + made.id()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  /** The list's address with what it is narrowed by. */
  static String first(Form form) {
    String query =
        FILTERS.stream()
            .filter(name -> !form.text(name).isEmpty())
            .map(name -> name + "=" + URLEncoder.encode(form.text(name), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/accounts" : "/accounts?" + query;
  }

  static List<Option> options(HttpRequest<?> request, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), Frame.words(request).say(constant))).toList();
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
