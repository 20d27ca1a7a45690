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
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.text.Masks;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** One account's page, with its locking, unlocking, closing and its new links, for whoever manages it. */
@Produces(MediaType.TEXT_HTML)
@Controller("/accounts/{id}")
final class AccountPage {

  private final Accounts accounts;
  private final AccountLife life;
  private final AccountLinks links;
  private final AccountTies ties;
  private final AccountScope scope;
  private final Consents consents;
  private final Proof proof;
  private final AccountActForm forms;
  private final Frame frame;

  AccountPage(
      Accounts accounts, AccountLife life, AccountLinks links, AccountTies ties, AccountScope scope, Consents consents, Proof proof, AccountActForm forms,
      Frame frame) {
    this.accounts = accounts;
    this.life = life;
    this.links = links;
    this.ties = ties;
    this.scope = scope;
    this.consents = consents;
    this.proof = proof;
    this.forms = forms;
    this.frame = frame;
  }

  @Needs({Permission.ACCOUNT_READ, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    Account account = accounts.see(actor, AccountActForm.id(id));
    boolean reads = actor.may(Permission.ACCOUNT_READ);
    boolean manages = scope.manages(actor, account.id());
    boolean another = account.id() != actor.account();
    Map<String, Object> given = new HashMap<>();
    given.put("account", account);
    given.put("history", accounts.history(actor, account.id()).stream().map(step -> reads ? step : masked(step)).toList());
    given.put("firms", ties.names(account.ties().stream().map(Account.Tie::enterprise).toList()));
    given.put("moves", manages && another ? AccountMove.of(account.state()) : List.of());
    given.put("mayLink", manages && account.state() == AccountState.ACTIVE);
    given.put(
        "mayChangeRoles",
        another && actor.may(Permission.ACCOUNT_CREATE) && account.ties().isEmpty() && account.state() != AccountState.CLOSED);
    given.put("mayTie", actor.may(Permission.ACCOUNT_CREATE) && account.state() != AccountState.CLOSED);
    given.put(
        "mayName", account.state() != AccountState.CLOSED && account.ties().stream().anyMatch(tie -> scope.mayName(actor, account, tie.enterprise())));
    given.put("consent", reads ? consents.pending(account.id()) : Optional.<Consent>empty());
    given.put("done", Arrays.stream(AccountAct.values()).map(Enum::name).anyMatch(done::equals) ? done : "");
    given.put("back", reads ? "/accounts" : actor.may(Permission.ACCOUNT_FIRM) ? "/my-staff" : "");
    return frame.page(request, HttpStatus.OK, account.username(), "access/account", given);
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Get("/moves/{move}")
  HttpResponse<?> moveForm(HttpRequest<?> request, Actor actor, String id, String move) {
    Account account = scope.manage(actor, AccountActForm.id(id)).account();
    AccountActForm.Asked asked = asked(account, named(move));
    proof.require(request);
    return forms.show(request, account, asked);
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post("/moves/{move}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, String move, @Body String body) {
    AccountMove named = named(move);
    Account account = scope.manage(actor, AccountActForm.id(id)).account();
    proof.require(request);
    Form form = Form.read(body);
    try {
      life.move(actor, account.id(), named, form.text("reason"));
      return HttpResponse.seeOther(URI.create(AccountActForm.address(account.id()) + "?done=" + named.act()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return forms.refused(request, account, asked(account, named), form, refused);
    }
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Get("/link")
  HttpResponse<?> linkForm(HttpRequest<?> request, Actor actor, String id) {
    Account account = scope.manage(actor, AccountActForm.id(id)).account();
    proof.require(request);
    return forms.show(request, account, linkAsked(actor, account));
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post("/link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> link(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Account account = scope.manage(actor, AccountActForm.id(id)).account();
    proof.require(request);
    Form form = Form.read(body);
    try {
      MadeAccount made = links.make(actor, account.id(), form.has("lostPhone", "true"), form.text("reason"), form.key());
      return frame.page(
          request, "accounts.new-link", "access/made-account", Map.of("account", made, "back", AccountActForm.address(account.id())));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return forms.refused(request, account, linkAsked(actor, account), form, refused);
    }
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Get("/sessions")
  HttpResponse<?> sessionsForm(HttpRequest<?> request, Actor actor, String id) {
    Account account = scope.manage(actor, AccountActForm.id(id)).account();
    proof.require(request);
    return forms.show(request, account, sessionsAsked(account));
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post("/sessions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> endSessions(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Account account = scope.manage(actor, AccountActForm.id(id)).account();
    proof.require(request);
    Form form = Form.read(body);
    try {
      life.endSessions(actor, account.id(), form.text("reason"));
      return HttpResponse.seeOther(URI.create(AccountActForm.address(account.id()) + "?done=" + AccountAct.SIGNED_OUT));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return forms.refused(request, account, sessionsAsked(account), form, refused);
    }
  }

  private static AccountActForm.Asked sessionsAsked(Account account) {
    return new AccountActForm.Asked(AccountAct.SIGNED_OUT.name(), AccountActForm.address(account.id()) + "/sessions", true, false, false);
  }

  private static AccountMove named(String move) {
    return AccountMove.named(move).orElseThrow(Failure.NotFound::new);
  }

  private static AccountActForm.Asked asked(Account account, AccountMove move) {
    return new AccountActForm.Asked(
        move.name(), AccountActForm.address(account.id()) + "/moves/" + move.path(), true, false, move == AccountMove.CLOSE);
  }

  private AccountActForm.Asked linkAsked(Actor actor, Account account) {
    boolean waits = links.needsConsent(actor, account);
    return new AccountActForm.Asked(waits ? "LINK-CONSENT" : "LINK", AccountActForm.address(account.id()) + "/link", waits, true, false);
  }

  private static AccountStep masked(AccountStep step) {
    return new AccountStep(
        step.at(), step.act(), step.state(), step.roles(), step.enterprise(), step.reason(), step.actor(), Masks.name(step.actorName()));
  }
}
