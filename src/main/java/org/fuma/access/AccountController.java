package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
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

/** Accounts for programs. */
@Controller("/api/v1/accounts")
final class AccountController {

  private final Accounts accounts;

  AccountController(Accounts accounts) {
    this.accounts = accounts;
  }

  /** An account that is asked for; ids where the role belongs to a firm, an authority, an official. */
  @Serdeable
  record AccountRequest(
      @Nullable String username,
      @Nullable String displayName,
      @Nullable Set<String> roles,
      @Nullable String enterprise,
      @Nullable String authority,
      @Nullable String official) {}

  /** An account as listed. */
  @Serdeable
  record AccountView(String id, String username, String displayName, List<String> roles, String state) {}

  /** Lists accounts, newest first. */
  @Needs(Permission.ACCOUNT_READ)
  @Get
  Listing<AccountView> list(Actor actor, @QueryValue Optional<String> pageToken) {
    List<AccountRow> rows = accounts.list(actor, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(AccountController::view).toList(),
        rows.size() < Accounts.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Makes an account; the answer holds its one-time link. */
  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  HttpResponse<MadeAccount> create(Actor actor, @Body AccountRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return HttpResponse.created(accounts.create(actor, read(asked), key));
  }

  private static Accounts.NewAccount read(AccountRequest asked) {
    Checks checks = new Checks();
    Set<String> named = asked.roles() == null ? Set.of() : asked.roles();
    Set<Role> roles =
        named.stream().map(role -> checks.requiredOneOf("roles", role, Role.class)).collect(Collectors.toUnmodifiableSet());
    Optional<Long> enterprise = id(checks, "enterprise", asked.enterprise());
    Optional<Long> authority = id(checks, "authority", asked.authority());
    Optional<Long> official = id(checks, "official", asked.official());
    checks.done();
    return new Accounts.NewAccount(text(asked.username()), text(asked.displayName()), roles, enterprise, authority, official);
  }

  private static Optional<Long> id(Checks checks, String field, @Nullable String given) {
    Optional<Long> id = Ids.read(text(given));
    if (id.isEmpty() && !text(given).isEmpty()) {
      checks.refuse(field, "check.unknown");
    }
    return id;
  }

  private static AccountView view(AccountRow row) {
    return new AccountView(
        Ids.show(row.id()), row.username(), row.displayName(), row.roles().stream().sorted().map(Role::name).toList(), row.state().name());
  }
}
