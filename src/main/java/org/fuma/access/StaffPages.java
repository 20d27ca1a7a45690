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
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;
import org.fuma.web.Option;

/** The accounts of a firm's own people, for its owner. */
@Produces(MediaType.TEXT_HTML)
@Controller("/my-staff")
final class StaffPages {

  private final AccountTies ties;
  private final Accounts accounts;
  private final Proof proof;
  private final Frame frame;

  StaffPages(AccountTies ties, Accounts accounts, Proof proof, Frame frame) {
    this.ties = ties;
    this.accounts = accounts;
    this.proof = proof;
    this.frame = frame;
  }

  @Needs(Permission.ACCOUNT_FIRM)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    List<Account> rows = ties.staff(actor, below.flatMap(Ids::read), Accounts.PAGE);
    Optional<String> next = rows.size() < Accounts.PAGE ? Optional.empty() : Optional.of("/my-staff?below=" + Ids.show(rows.getLast().id()));
    return frame.page(
        request, "staff.title", "access/staff",
        Map.of("rows", rows, "self", actor.account(), "firms", ties.names(actor.owned()), "next", next, "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.ACCOUNT_FIRM)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor) {
    ties.requireOwner(actor);
    proof.require(request);
    return form(request, actor, HttpStatus.OK, Entry.blank());
  }

  @Needs(Permission.ACCOUNT_FIRM)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> create(HttpRequest<?> request, Actor actor, @Body String body) {
    ties.requireOwner(actor);
    proof.require(request);
    Form form = Form.read(body);
    Optional<Long> firm = actor.owned().size() == 1 ? actor.owned().stream().findFirst() : Ids.read(form.text("enterprise"));
    try {
      if (firm.isEmpty()) {
        throw new Failure.Invalid(Map.of("enterprise", Message.of("check.required")));
      }
      Accounts.NewAccount asked =
          new Accounts.NewAccount(
              form.text("username"), form.text("displayName"), Set.of(Role.ENTERPRISE), firm, Optional.empty(), Optional.empty());
      MadeAccount made = accounts.create(actor, asked, form.key());
      return frame.page(request, "accounts.made", "access/made-account", Map.of("account", made, "back", "/my-staff"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, actor, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry) {
    List<Option> firms = ties.names(actor.owned()).entrySet().stream().map(firm -> new Option(Ids.show(firm.getKey()), firm.getValue())).toList();
    return frame.page(
        request, status, Frame.words(request).say("staff.new"), "access/new-staff", Map.of("entry", entry, "firms", firms));
  }
}
