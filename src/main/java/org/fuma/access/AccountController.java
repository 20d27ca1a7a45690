package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Listing;

/** Accounts for programs: read and made. */
@Controller("/api/v1/accounts")
final class AccountController {

  private final Accounts accounts;
  private final Proof proof;

  AccountController(Accounts accounts, Proof proof) {
    this.accounts = accounts;
    this.proof = proof;
  }

  /** An account that is asked for; ids where the role belongs to a firm, an authority, an official; a reason where another has to consent. */
  @Serdeable
  record AccountRequest(
      @Nullable String username,
      @Nullable String displayName,
      @Nullable Set<String> roles,
      @Nullable String enterprise,
      @Nullable String authority,
      @Nullable String official,
      @Nullable String reason) {}

  /** An account as listed; of its person's name the first character. */
  @Serdeable
  record AccountLine(String id, String username, String displayName, List<String> roles, String state) {}

  /** A firm that an account speaks for; its owner manages the accounts of its staff. */
  @Serdeable
  record TieView(String enterprise, boolean owner) {}

  /** A change of an account. */
  @Serdeable
  record StepView(String at, String act, String state, List<String> roles, @Nullable String enterprise, String reason, String actor) {}

  /** An account with its changes, latest first. */
  @Serdeable
  record AccountView(
      String id,
      String username,
      String displayName,
      List<String> roles,
      String state,
      List<TieView> firms,
      @Nullable String authority,
      @Nullable String official,
      List<StepView> steps) {}

  /** Lists accounts that fit, newest first. */
  @Needs(Permission.ACCOUNT_READ)
  @Get
  Listing<AccountLine> list(
      Actor actor, @QueryValue Optional<String> role, @QueryValue Optional<String> state, @QueryValue Optional<String> name,
      @QueryValue Optional<String> pageToken) {
    AccountFilter filter = AccountFilter.read(role.orElse(""), state.orElse(""), name.orElse(""));
    List<AccountRow> rows = accounts.list(actor, filter, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(AccountController::line).toList(),
        rows.size() < Accounts.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** One account; to a firm's owner those of its firm, to a lead those of its authority's officials. */
  @Needs({Permission.ACCOUNT_READ, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Get("/{id}")
  AccountView show(Actor actor, String id) {
    Account account = accounts.see(actor, AccountActForm.id(id));
    return new AccountView(
        Ids.show(account.id()), account.username(), account.displayName(), names(account.roles()), account.state().name(),
        account.ties().stream().map(tie -> new TieView(Ids.show(tie.enterprise()), tie.owner())).toList(),
        account.authority().map(Ids::show).orElse(null), account.official().map(Ids::show).orElse(null),
        accounts.history(actor, account.id()).stream().map(AccountController::step).toList());
  }

  /** Makes an account; the answer holds its one-time link, or the request for consent that has to be given first. */
  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_FIRM, Permission.ACCOUNT_AUTHORITY})
  @Post
  HttpResponse<MadeAccount> create(
      HttpRequest<?> request, Actor actor, @Body AccountRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    proof.require(request);
    return HttpResponse.created(accounts.create(actor, read(actor, asked), text(asked.reason()), key));
  }

  /** Reads what is asked for; who may not make such accounts there is told nothing of the fields. */
  private Accounts.NewAccount read(Actor actor, AccountRequest asked) {
    Checks checks = new Checks();
    Set<String> named = asked.roles() == null ? Set.of() : asked.roles();
    Set<Role> roles =
        named.stream().map(role -> checks.requiredOneOf("roles", role, Role.class)).collect(Collectors.toUnmodifiableSet());
    Optional<Long> enterprise = AccountActForm.optionalId(checks, "enterprise", text(asked.enterprise()));
    Optional<Long> authority = AccountActForm.optionalId(checks, "authority", text(asked.authority()));
    Optional<Long> official = AccountActForm.optionalId(checks, "official", text(asked.official()));
    Accounts.NewAccount read = new Accounts.NewAccount(text(asked.username()), text(asked.displayName()), roles, enterprise, authority, official);
    accounts.requireMaking(actor, read);
    checks.done();
    return read;
  }

  private static List<String> names(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).toList();
  }

  private static AccountLine line(AccountRow row) {
    return new AccountLine(Ids.show(row.id()), row.username(), row.maskedName(), names(row.roles()), row.state().name());
  }

  private static StepView step(AccountStep step) {
    return new StepView(
        step.at().toString(), step.act().name(), step.state().name(), names(step.roles()), step.enterprise().map(Ids::show).orElse(null),
        step.reason(), Ids.show(step.actor()));
  }
}
