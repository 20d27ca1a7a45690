package org.fuma.enterprise;

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
import java.util.Optional;
import java.util.Set;
import org.fuma.access.AccountTies;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.MadeAccount;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.access.Proof;
import org.fuma.access.Role;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;

/** The accounts that speak for a firm, and how an administrator adds one: a new one, or one of another firm. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/{id}/accounts")
final class EnterpriseAccountPages {

  private final Enterprises enterprises;
  private final Accounts accounts;
  private final AccountTies ties;
  private final Proof proof;
  private final Frame frame;

  EnterpriseAccountPages(Enterprises enterprises, Accounts accounts, AccountTies ties, Proof proof, Frame frame) {
    this.enterprises = enterprises;
    this.accounts = accounts;
    this.ties = ties;
    this.proof = proof;
    this.frame = frame;
  }

  @Needs(Permission.ACCOUNT_READ)
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id) {
    Enterprise firm = enterprises.see(actor, EnterprisePages.id(id));
    if (actor.may(Permission.ACCOUNT_CREATE)) {
      proof.require(request);
    }
    return show(request, actor, firm, HttpStatus.OK, Map.of());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Enterprise firm = enterprises.see(actor, EnterprisePages.id(id));
    proof.require(request);
    Form form = Form.read(body);
    Accounts.NewAccount asked =
        new Accounts.NewAccount(
            form.text("username"), form.text("displayName"), Set.of(Role.ENTERPRISE), Optional.of(firm.id()),
            Optional.empty(), Optional.empty());
    try {
      MadeAccount account = accounts.create(actor, asked, form.key());
      return frame.page(
          request, "accounts.made", "access/made-account",
          Map.of("account", account, "back", EnterprisePages.address(firm.id()).toString()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return show(request, actor, firm, HttpStatus.valueOf(refused.status()), Map.of("opening", Entry.refused(form, refused)));
    }
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/ties")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> tie(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Enterprise firm = enterprises.see(actor, EnterprisePages.id(id));
    proof.require(request);
    Form form = Form.read(body);
    try {
      long account =
          accounts.named(form.text("account"))
              .orElseThrow(() -> new Failure.Invalid(Map.of("account", Message.of("check.unknown"))));
      ties.tie(actor, account, firm.id(), form.has("owner", "true"), form.text("reason"));
      return HttpResponse.seeOther(URI.create(EnterprisePages.address(firm.id()) + "/accounts"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return show(request, actor, firm, HttpStatus.valueOf(refused.status()), Map.of("tying", Entry.refused(form, refused)));
    }
  }

  private HttpResponse<?> show(
      HttpRequest<?> request, Actor actor, Enterprise firm, HttpStatus status, Map<String, Entry> refused) {
    return frame.page(
        request, status, Frame.words(request).say("enterprise.accounts"), "enterprise/accounts",
        Map.of(
            "firm", firm,
            "rows", ties.ofFirm(actor, firm.id()),
            "mayOpen", actor.may(Permission.ACCOUNT_CREATE) && firm.state() != EnterpriseState.WITHDRAWN,
            "refused", refused));
  }
}
