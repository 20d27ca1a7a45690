package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/** The forms that say who owns a firm's accounts, and that end an account's speaking for a firm. */
@Produces(MediaType.TEXT_HTML)
@Controller("/accounts/{id}/firms/{enterprise}")
final class AccountTiePages {

  private final AccountTies ties;
  private final Accounts accounts;
  private final Proof proof;
  private final AccountActForm forms;

  AccountTiePages(AccountTies ties, Accounts accounts, Proof proof, AccountActForm forms) {
    this.ties = ties;
    this.accounts = accounts;
    this.proof = proof;
    this.forms = forms;
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM})
  @Get("/{act}")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id, String enterprise, String act) {
    Account account = accounts.see(actor, AccountActForm.id(id));
    long firm = firm(account, enterprise);
    AccountActForm.Asked asked = asked(account, firm, act(act));
    proof.require(request);
    return forms.show(request, account, asked);
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM})
  @Post("/{act}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, Actor actor, String id, String enterprise, String act, @Body String body) {
    Account account = accounts.see(actor, AccountActForm.id(id));
    long firm = firm(account, enterprise);
    AccountAct named = act(act);
    proof.require(request);
    Form form = Form.read(body);
    try {
      perform(ties, actor, account.id(), firm, named, form.text("reason"));
      boolean stillSeen = account.id() != actor.account() || actor.may(Permission.ACCOUNT_READ);
      return HttpResponse.seeOther(URI.create(stillSeen ? AccountActForm.address(account.id()) + "?done=" + named : "/"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return forms.refused(request, account, asked(account, firm, named), form, refused);
    }
  }

  /** The act of that name in addresses: {@code owner}, {@code staff} or {@code end}. */
  static AccountAct act(String path) {
    return switch (path) {
      case "owner" -> AccountAct.OWNER;
      case "staff" -> AccountAct.STAFF;
      case "end" -> AccountAct.UNTIED;
      default -> throw new Failure.NotFound();
    };
  }

  static void perform(AccountTies ties, Actor actor, long account, long firm, AccountAct act, String reason) {
    if (act == AccountAct.UNTIED) {
      ties.end(actor, account, firm, reason);
    } else {
      ties.name(actor, account, firm, act == AccountAct.OWNER, reason);
    }
  }

  private static long firm(Account account, String enterprise) {
    long firm = AccountActForm.id(enterprise);
    return account.tie(firm).orElseThrow(Failure.NotFound::new).enterprise();
  }

  private static AccountActForm.Asked asked(Account account, long firm, AccountAct act) {
    String path = act == AccountAct.UNTIED ? "end" : act == AccountAct.OWNER ? "owner" : "staff";
    return new AccountActForm.Asked(
        act.name(), AccountActForm.address(account.id()) + "/firms/" + Ids.show(firm) + "/" + path, true, false, act == AccountAct.UNTIED);
  }
}
