package org.fuma.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Makes accounts, one for each person, and lists them. */
@Singleton
public class Accounts {

  static final int PAGE = 50;

  private final Sql sql;
  private final AccountRecords records;
  private final AccountChanges changes;
  private final AccountScope scope;
  private final EntryLinks links;
  private final Consents consents;
  private final Idempotency idempotency;
  private final Ledger ledger;
  private final AccountEvents events;

  Accounts(
      Sql sql, AccountRecords records, AccountChanges changes, AccountScope scope, EntryLinks links, Consents consents, Idempotency idempotency,
      Ledger ledger, AccountEvents events) {
    this.sql = sql;
    this.records = records;
    this.changes = changes;
    this.scope = scope;
    this.links = links;
    this.consents = consents;
    this.idempotency = idempotency;
    this.ledger = ledger;
    this.events = events;
  }

  /** An account that is asked for; ids are those of the firm, authority and official that it belongs to. */
  public record NewAccount(
      String username, String displayName, Set<Role> roles, Optional<Long> enterprise, Optional<Long> authority, Optional<Long> official) {}

  private record Asking(NewAccount account, String reason) {}

  /** What is kept for a retry. The link is not: it is shown once. */
  @Serdeable
  record Made(String id, @Nullable String consent) {}

  /** As {@link #create(Actor, NewAccount, String, Optional)}, where no reason is needed. */
  public MadeAccount create(Actor by, NewAccount asked, Optional<String> key) {
    return create(by, asked, "", key);
  }

  /**
   * Makes an account and the one-time link by which its person sets a password. One with a role that needs consent has no role and no link until
   * another administrator has consented.
   *
   * @param reason why, for who has to consent; else it may be empty
   * @return a retry gets the same account, and no link
   * @throws Failure.Invalid   when a field is refused, the name is taken, or the roles may not meet in one account (design.md §4)
   * @throws Failure.Forbidden when the actor makes no accounts of such roles
   */
  public MadeAccount create(Actor by, NewAccount asked, String reason, Optional<String> key) {
    requireMaking(by, asked);
    Checks checks = new Checks();
    NewAccount account = checked(asked, checks);
    boolean waits = by.account() != Actor.SYSTEM_ACCOUNT && account.roles().stream().anyMatch(Role::needsConsent);
    String why = waits ? Reason.required(reason, checks) : Reason.optional(reason, checks);
    checks.done();
    AtomicReference<Optional<String>> link = new AtomicReference<>();
    Made made =
        idempotency.once(
            by.account(), key, new Asking(account, why), Made.class,
            () -> {
              AccountScope.Managed fresh = scope.made(by, write(by.account(), fresh(Ids.next(), account, waits, by.may(Permission.ACCOUNT_CREATE))));
              Optional<Long> consent =
                  waits ? Optional.of(consents.ask(fresh, ConsentWish.account(account), why)) : Optional.empty();
              link.set(waits ? Optional.empty() : Optional.of(links.make(fresh, false, "")));
              return new Made(Ids.show(fresh.account().id()), consent.map(Ids::show).orElse(null));
            });
    if (link.get() != null) {
      long id = Ids.read(made.id()).orElseThrow();
      events.record(by, AccountAct.CREATED.event(), id, "roles=" + Role.write(account.roles()));
      if (waits) {
        events.asked(by, id, made.consent(), ConsentAct.ACCOUNT);
      }
    }
    return new MadeAccount(
        made.id(), account.username(), Optional.ofNullable(link.get()).flatMap(found -> found).orElse(null), made.consent());
  }

  /**
   * Demands that the actor makes accounts of these roles there.
   *
   * @throws Failure.Forbidden when the actor makes none of such roles
   * @throws Failure.NotFound  when they are to be of a firm or an authority that is not the actor's
   */
  void requireMaking(Actor by, NewAccount asked) {
    if (!by.may(Permission.ACCOUNT_CREATE) && !by.may(Permission.ACCOUNT_AUTHORITY) && !by.may(Permission.ACCOUNT_FIRM)) {
      throw new Failure.Forbidden();
    }
    if (!scope.mayMake(by, asked.roles(), asked.enterprise(), asked.authority())) {
      boolean ownKind =
          by.may(Permission.ACCOUNT_FIRM) && asked.roles().equals(Set.of(Role.ENTERPRISE)) && !by.owned().isEmpty()
              || by.may(Permission.ACCOUNT_AUTHORITY) && asked.roles().equals(Set.of(Role.OFFICIAL));
      throw ownKind ? new Failure.NotFound() : new Failure.Forbidden();
    }
  }

  /** True when the actor makes accounts of certificate holders there. */
  public boolean mayMakeOfficials(Actor by, long authority) {
    return scope.mayMake(by, Set.of(Role.OFFICIAL), Optional.empty(), Optional.of(authority));
  }

  /** The account of that certificate holder, when the actor may know of it. */
  public Optional<Long> ofOfficial(Actor by, long official) {
    return records.ofOfficial(official).flatMap(records::find).filter(account -> scope.sees(by, account)).map(Account::id);
  }

  /** A page of accounts that fit, newest first, below that id. */
  List<AccountRow> list(Actor by, AccountFilter filter, Optional<Long> below) {
    return list(by, filter, below, PAGE);
  }

  /** As many accounts that fit, newest first, below that id. */
  List<AccountRow> list(Actor by, AccountFilter filter, Optional<Long> below, int most) {
    by.require(Permission.ACCOUNT_READ);
    return records.list(filter, below, most);
  }

  /**
   * The account, as far as the actor may know it.
   *
   * @throws Failure.NotFound when there is none, or the actor may not know of it
   */
  public Account see(Actor by, long id) {
    return scope.see(by, id);
  }

  /** Its changes, latest first, without those that concern firms of which the actor may not know. */
  public List<AccountStep> history(Actor by, long id) {
    Account account = see(by, id);
    return records.history(id).stream()
        .filter(step -> by.may(Permission.ACCOUNT_READ) || step.enterprise().isEmpty() || account.tie(step.enterprise().get()).isPresent())
        .toList();
  }

  /** True when nobody has an account yet. */
  public boolean none() {
    return sql.first(row -> 1, "SELECT 1 FROM account LIMIT 1").isEmpty();
  }

  /** The account of that name. */
  public Optional<Long> named(String username) {
    return records.named(tidyName(username));
  }

  static String tidyName(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  /** The account tidied; what is wrong with it is said to the checks. */
  static NewAccount checked(NewAccount asked, Checks checks) {
    String username = tidyName(checks.required("username", asked.username(), 64));
    if (!username.isEmpty() && !username.matches("[a-z0-9][a-z0-9._-]{2,63}")) {
      checks.refuse("username", "check.username");
    }
    String displayName = checks.required("displayName", asked.displayName(), 64);
    checkRoles(asked.roles(), asked.authority(), asked.official(), checks);
    boolean firm = asked.roles().contains(Role.ENTERPRISE);
    boolean office = asked.roles().stream().anyMatch(Role::ofAuthority);
    if (firm && asked.enterprise().isEmpty()) {
      checks.refuse("enterprise", "check.required");
    }
    return new NewAccount(
        username,
        displayName,
        asked.roles(),
        firm ? asked.enterprise() : Optional.empty(),
        office ? asked.authority() : Optional.empty(),
        office ? asked.official() : Optional.empty());
  }

  /** Says to the checks what is wrong with the roles: which may not meet (design.md §4), which lack what they belong to. */
  static void checkRoles(Set<Role> roles, Optional<Long> authority, Optional<Long> official, Checks checks) {
    if (roles.isEmpty()) {
      checks.refuse("roles", "check.required");
    } else if (!Role.compatible(roles)) {
      checks.refuse("roles", "check.roles-apart");
    }
    if (roles.stream().anyMatch(Role::ofAuthority) && authority.isEmpty()) {
      checks.refuse("authority", "check.required");
    }
    if (roles.contains(Role.OFFICIAL) && official.isEmpty()) {
      checks.refuse("official", "check.required");
    }
  }

  /** The account that is asked for, yet to be written. */
  Account fresh(long id, NewAccount asked, boolean withoutRoles, boolean owner) {
    return new Account(
        id, asked.username(), asked.displayName(), ledger.now(), AccountState.ACTIVE, withoutRoles ? Set.of() : asked.roles(),
        withoutRoles ? Optional.empty() : asked.authority(), withoutRoles ? Optional.empty() : asked.official(), 1,
        asked.enterprise().map(firm -> new Account.Tie(firm, owner)).stream().toList());
  }

  /** Writes a new account, its ties and its first step, in the name of that account. */
  Account write(long by, Account account) {
    try {
      Sealed step = changes.make(by, account);
      account.ties().forEach(tie -> records.tie(account.id(), tie, step.id()));
      return account;
    } catch (RuntimeException refused) {
      throw AccountRecords.explained(refused);
    }
  }
}
