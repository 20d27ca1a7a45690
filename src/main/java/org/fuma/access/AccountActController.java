package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** What is done to accounts, for programs. */
@Controller("/api/v1/accounts/{id}")
final class AccountActController {

  private final AccountLife life;
  private final AccountLinks links;
  private final AccountRoles roles;
  private final AccountTies ties;
  private final Proof proof;

  AccountActController(AccountLife life, AccountLinks links, AccountRoles roles, AccountTies ties, Proof proof) {
    this.life = life;
    this.links = links;
    this.roles = roles;
    this.ties = ties;
    this.proof = proof;
  }

  /** Why it is done. */
  @Serdeable
  record Why(@Nullable String reason) {}

  /** A link that is asked for; with {@code lostPhone} using it takes the second factors away. */
  @Serdeable
  record LinkRequest(@Nullable Boolean lostPhone, @Nullable String reason) {}

  /** Roles that are asked for, and where they are held. */
  @Serdeable
  record RolesRequest(@Nullable Set<String> roles, @Nullable String authority, @Nullable String official, @Nullable String reason) {}

  /** The request for consent that has to be given first; null when the roles hold. */
  @Serdeable
  record RolesAnswer(@Nullable String consent) {}

  /** A firm that the account is to speak for too. */
  @Serdeable
  record FirmRequest(@Nullable String enterprise, @Nullable Boolean owner, @Nullable String reason) {}

  /** Locks ({@code lock}), unlocks ({@code unlock}) or closes ({@code close}) an account. */
  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post("/moves/{move}")
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, String move, @Body Why why) {
    AccountMove named = AccountMove.named(move).orElseThrow(Failure.NotFound::new);
    proof.require(request);
    life.move(actor, AccountActForm.id(id), named, text(why.reason()));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** Ends every session of an account, which stays open. */
  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post("/sessions/end")
  HttpResponse<?> endSessions(HttpRequest<?> request, Actor actor, String id, @Body Why why) {
    proof.require(request);
    life.endSessions(actor, AccountActForm.id(id), text(why.reason()));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** Makes a new one-time link, which ends older ones, or the request for consent that has to be given first. */
  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post("/links")
  HttpResponse<MadeAccount> link(
      HttpRequest<?> request, Actor actor, String id, @Body LinkRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    proof.require(request);
    return HttpResponse.created(
        links.make(actor, AccountActForm.id(id), Boolean.TRUE.equals(asked.lostPhone()), text(asked.reason()), key));
  }

  /** Changes an account's roles, or asks for the consent that they need. */
  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/roles")
  RolesAnswer change(HttpRequest<?> request, Actor actor, String id, @Body RolesRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    proof.require(request);
    Set<String> named = asked.roles() == null ? Set.of() : asked.roles();
    AccountRoles.Wanted wanted = AccountRolePages.read(named, text(asked.authority()), text(asked.official()));
    return new RolesAnswer(roles.change(actor, AccountActForm.id(id), wanted, text(asked.reason()), key).map(Ids::show).orElse(null));
  }

  /** Lets an account of a firm speak for a further one. */
  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/firms")
  HttpResponse<?> tie(HttpRequest<?> request, Actor actor, String id, @Body FirmRequest asked) {
    proof.require(request);
    long account = AccountActForm.id(id);
    ties.requireAdministered(actor, account);
    long firm = Ids.read(text(asked.enterprise())).orElseThrow(() -> new Failure.Invalid(Map.of("enterprise", Message.of("check.unknown"))));
    ties.tie(actor, account, firm, Boolean.TRUE.equals(asked.owner()), text(asked.reason()));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** Makes an account of a firm its owner ({@code owner}) or staff ({@code staff}), or ends its speaking for it ({@code end}). */
  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM})
  @Post("/firms/{enterprise}/{act}")
  HttpResponse<?> name(HttpRequest<?> request, Actor actor, String id, String enterprise, String act, @Body Why why) {
    AccountAct named = AccountTiePages.act(act);
    proof.require(request);
    AccountTiePages.perform(ties, actor, AccountActForm.id(id), AccountActForm.id(enterprise), named, text(why.reason()));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }
}
