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
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The form that changes an account's roles. */
@Produces(MediaType.TEXT_HTML)
@Controller("/accounts/{id}/roles")
final class AccountRolePages {

  private final AccountRoles roles;
  private final AccountScope scope;
  private final Proof proof;
  private final Frame frame;

  AccountRolePages(AccountRoles roles, AccountScope scope, Proof proof, Frame frame) {
    this.roles = roles;
    this.scope = scope;
    this.proof = proof;
    this.frame = frame;
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    Account account = scope.administer(actor, AccountActForm.id(id)).account();
    proof.require(request);
    Form now =
        new Form(
            Map.of(
                "roles", account.roles().stream().map(Role::name).toList(),
                "authority", account.authority().map(Ids::show).stream().toList(),
                "official", account.official().map(Ids::show).stream().toList()));
    return draw(request, HttpStatus.OK, account, Entry.of(now));
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Account account = scope.administer(actor, AccountActForm.id(id)).account();
    proof.require(request);
    Form form = Form.read(body);
    try {
      AccountRoles.Wanted wanted = read(Set.copyOf(form.all("roles")), form.text("authority"), form.text("official"));
      Optional<Long> consent = roles.change(actor, account.id(), wanted, form.text("reason"), form.key());
      return HttpResponse.seeOther(
          URI.create(
              consent.map(asked -> "/consents/" + Ids.show(asked) + "?done=asked")
                  .orElse(AccountActForm.address(account.id()) + "?done=" + AccountAct.ROLES)));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return draw(request, HttpStatus.valueOf(refused.status()), account, Entry.refused(form, refused));
    }
  }

  /**
   * Reads roles and where they are held.
   *
   * @throws Failure.Invalid when one of them is none
   */
  static AccountRoles.Wanted read(Set<String> named, String authority, String official) {
    Checks checks = new Checks();
    Set<Role> roles = named.stream().map(role -> checks.requiredOneOf("roles", role, Role.class)).collect(Collectors.toUnmodifiableSet());
    Optional<Long> where = AccountActForm.optionalId(checks, "authority", authority);
    Optional<Long> who = AccountActForm.optionalId(checks, "official", official);
    checks.done();
    return new AccountRoles.Wanted(roles, where, who);
  }

  /** Roles of an authority are offered where the account belongs to one; into one it comes on that authority's page. */
  private static boolean offered(Role role, Account account) {
    return switch (role) {
      case ENTERPRISE -> false;
      case OFFICIAL -> account.official().isPresent();
      case AUTHORITY_LEAD -> account.authority().isPresent();
      case ADMINISTRATOR, SUPERVISOR, AUDITOR -> true;
    };
  }

  private HttpResponse<?> draw(HttpRequest<?> request, HttpStatus status, Account account, Entry entry) {
    List<Role> offered = Arrays.stream(Role.values()).filter(role -> offered(role, account)).toList();
    return frame.page(
        request, status, Frame.words(request).say("account.act-ROLES"), "access/account-roles",
        Map.of("entry", entry, "account", account, "offered", offered));
  }
}
