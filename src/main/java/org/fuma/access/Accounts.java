package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/** Makes accounts, one for each person, and lists them. */
@Singleton
public class Accounts {

  static final int PAGE = 50;

  private final Sql sql;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final EntryLinks links;

  Accounts(Sql sql, Ledger ledger, Idempotency idempotency, EntryLinks links) {
    this.sql = sql;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.links = links;
  }

  /** An account that is asked for; ids are those of the firm, authority and official that it belongs to. */
  public record NewAccount(
      String username, String displayName, Set<Role> roles, Optional<Long> enterprise, Optional<Long> authority, Optional<Long> official) {}

  /**
   * Makes an account and the one-time link by which its person sets a password.
   *
   * @throws Failure.Invalid   when a field is refused, the name is taken, or the roles may not meet in one account (design.md §4)
   * @throws Failure.Forbidden without {@link Permission#ACCOUNT_CREATE}
   */
  public MadeAccount create(Actor by, NewAccount asked, Optional<String> key) {
    by.require(Permission.ACCOUNT_CREATE);
    Checks checks = new Checks();
    NewAccount account = checked(asked, checks);
    checks.done();
    String made = idempotency.once(by.account(), key, account, String.class, () -> Ids.show(insert(Ids.next(), by.account(), account)));
    long id = Ids.read(made).orElseThrow();
    return new MadeAccount(Ids.show(id), account.username(), links.make(by, id));
  }

  /**
   * Makes another one-time link for an account whose person lost the password or the first link.
   *
   * @throws Failure.NotFound when there is no such account
   */
  public MadeAccount renewLink(Actor by, long id) {
    by.require(Permission.ACCOUNT_CREATE);
    String username = sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", id).orElseThrow(Failure.NotFound::new);
    return new MadeAccount(Ids.show(id), username, links.make(by, id));
  }

  /** A page of accounts, newest first, below that id. */
  public List<AccountRow> list(Actor by, Optional<Long> below) {
    return list(by, below, PAGE);
  }

  /** As many accounts, newest first, below that id. */
  List<AccountRow> list(Actor by, Optional<Long> below, int most) {
    by.require(Permission.ACCOUNT_READ);
    return sql.list(
        row ->
            new AccountRow(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                Role.read(row.getString("roles")),
                AccountState.valueOf(row.getString("state"))),
        "SELECT a.id, a.username, a.display_name, h.roles, h.state FROM account a JOIN account_head h ON h.id = a.id"
            + " WHERE a.id < ? ORDER BY a.id DESC LIMIT "
            + most,
        below.orElse(Long.MAX_VALUE));
  }

  /** True when nobody has an account yet. */
  public boolean none() {
    return sql.first(row -> 1, "SELECT 1 FROM account LIMIT 1").isEmpty();
  }

  /** The account of that name. */
  public Optional<Long> named(String username) {
    return sql.first(row -> row.getLong(1), "SELECT id FROM account WHERE username = ?", tidyName(username));
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
    if (asked.roles().isEmpty()) {
      checks.refuse("roles", "check.required");
    } else if (!Role.compatible(asked.roles())) {
      checks.refuse("roles", "check.roles-apart");
    }
    boolean firm = asked.roles().contains(Role.ENTERPRISE);
    boolean office = asked.roles().stream().anyMatch(Role::ofAuthority);
    if (firm && asked.enterprise().isEmpty()) {
      checks.refuse("enterprise", "check.required");
    }
    if (office && asked.authority().isEmpty()) {
      checks.refuse("authority", "check.required");
    }
    if (asked.roles().contains(Role.OFFICIAL) && asked.official().isEmpty()) {
      checks.refuse("official", "check.required");
    }
    return new NewAccount(
        username,
        displayName,
        asked.roles(),
        firm ? asked.enterprise() : Optional.empty(),
        office ? asked.authority() : Optional.empty(),
        office ? asked.official() : Optional.empty());
  }

  /** Writes the account of that id and its first step, in the name of that account. */
  long insert(long id, long by, NewAccount account) {
    try {
      sql.run("INSERT INTO account (id, username, display_name, created_at) VALUES (?, ?, ?, ?)",
          id, account.username(), account.displayName(), ledger.now());
      sql.run("INSERT INTO account_head (id, state, roles, authority_id, official_id, version) VALUES (?, ?, ?, ?, ?, 1)",
          id, AccountState.ACTIVE, Role.write(account.roles()), account.authority(), account.official());
      record(by, id, account);
    } catch (RuntimeException refused) {
      throw explained(refused);
    }
    return id;
  }

  /** What the tables' keys refuse, said at the field that is wrong. */
  private static RuntimeException explained(RuntimeException refused) {
    if (Transactions.duplicate(refused, "account_username")) {
      return new Failure.Invalid(Map.of("username", Message.of("check.taken")));
    }
    if (Transactions.duplicate(refused, "account_head_official")) {
      return new Failure.Invalid(Map.of("official", Message.of("check.official-has-account")));
    }
    if (Transactions.dangling(refused, "account_head_authority")) {
      return new Failure.Invalid(Map.of("authority", Message.of("check.unknown")));
    }
    if (Transactions.dangling(refused, "account_head_person")) {
      return new Failure.Invalid(Map.of("official", Message.of("check.unknown")));
    }
    if (Transactions.dangling(refused, "account_enterprise_firm")) {
      return new Failure.Invalid(Map.of("enterprise", Message.of("check.unknown")));
    }
    return refused;
  }

  private void record(long by, long id, NewAccount account) {
    Sealed step = ledger.append("account.created", "account", id, by, facts(id, account));
    sql.run(
        "INSERT INTO account_step (id, salt, account_id, state, roles, authority_id, official_id, reason, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?)",
        step.id(), step.salt(), id, AccountState.ACTIVE, Role.write(account.roles()), account.authority(), account.official(), by, step.at());
    account.enterprise().ifPresent(
        firm -> sql.run("INSERT INTO account_enterprise (account_id, enterprise_id, step_id) VALUES (?, ?, ?)", id, firm, step.id()));
  }

  private static Map<String, Object> facts(long id, NewAccount account) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("account", Ids.show(id));
    facts.put("username", account.username());
    facts.put("state", AccountState.ACTIVE.name());
    facts.put("roles", Role.write(account.roles()));
    facts.put("enterprise", account.enterprise().map(Ids::show).orElse(null));
    facts.put("authority", account.authority().map(Ids::show).orElse(null));
    facts.put("official", account.official().map(Ids::show).orElse(null));
    return facts;
  }
}
