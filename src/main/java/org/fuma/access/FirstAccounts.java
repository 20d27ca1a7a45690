package org.fuma.access;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/**
 * A firm's first account, made by the firm itself with a hand-over letter. No permission is asked here: the caller has
 * proved by the letter's code that the firm may, and uses the code up in the same transaction.
 */
@Singleton
public class FirstAccounts {

  private static final int AT_ONCE = 1_000;

  private final Accounts accounts;
  private final EntryLinks links;
  private final Passwords passwords;
  private final PasswordOwners owners;
  private final Sql sql;

  FirstAccounts(Accounts accounts, EntryLinks links, Passwords passwords, PasswordOwners owners, Sql sql) {
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.owners = owners;
    this.sql = sql;
  }

  /** The account that the firm asks for, unchecked. */
  public record Wish(String username, String displayName, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Wish[" + username + "]";
    }
  }

  /** An account that has been checked, its password hashed; made by {@link #prepare} alone. */
  public static final class Ready {
    private final Accounts.NewAccount account;
    private final String hash;

    private Ready(Accounts.NewAccount account, String hash) {
      this.account = account;
      this.hash = hash;
    }

    /** The name to sign in with, tidied. */
    public String username() {
      return account.username();
    }

    /** The person's name, tidied. */
    public String displayName() {
      return account.displayName();
    }
  }

  /**
   * Checks what the firm asks for and hashes the password, which takes long: call it outside a transaction.
   *
   * @throws Failure.Invalid with a message for each field that is wrong
   * @throws Failure.TooMany when too many passwords are being hashed at once
   */
  public Ready prepare(Wish wish, long enterprise) {
    Checks checks = new Checks();
    Accounts.NewAccount asked =
        new Accounts.NewAccount(
            wish.username(), wish.displayName(), Set.of(Role.ENTERPRISE), Optional.of(enterprise), Optional.empty(),
            Optional.empty());
    Accounts.NewAccount account = Accounts.checked(asked, checks);
    passwords.check(checks, wish.password(), owners.newcomer(account.username(), account.displayName(), enterprise));
    checks.done();
    return new Ready(account, passwords.hash(wish.password()));
  }

  /**
   * Makes the account with its password in the running transaction; it is recorded as made by itself.
   *
   * @return the account's id
   * @throws Failure.Invalid when the name is taken; the transaction has to end then
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public long make(Ready ready) {
    long id = Ids.next();
    accounts.write(id, accounts.fresh(id, ready.account, false, true));
    links.store(id, ready.hash);
    return id;
  }

  /** Those of these firms that have an account already; one that was closed is none. */
  public Set<Long> held(Collection<Long> enterprises) {
    if (enterprises.size() > AT_ONCE) {
      throw new IllegalArgumentException("At most " + AT_ONCE + " firms at once");
    }
    return enterprises.isEmpty()
        ? Set.of()
        : new HashSet<>(
            sql.list(
                row -> row.getLong(1),
                "SELECT DISTINCT t.enterprise_id FROM account_enterprise t JOIN account_head h ON h.id = t.account_id"
                    + " WHERE t.ended_at IS NULL AND h.state <> 'CLOSED' AND t.enterprise_id IN ("
                    + String.join(", ", Collections.nCopies(enterprises.size(), "?")) + ")",
                enterprises.toArray()));
  }
}
