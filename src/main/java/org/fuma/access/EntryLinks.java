package org.fuma.access;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Ledger;
import org.fuma.settings.Settings;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** One-time links by which a person sets the first, or a new, password. The link's secret is stored hashed. */
@Singleton
public class EntryLinks {

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final Passwords passwords;
  private final PasswordOwners owners;
  private final Sessions sessions;
  private final Tokens tokens;
  private final AccountChanges changes;
  private final SecondFactors factors;
  private final ServiceClock clock;
  private final Settings settings;

  EntryLinks(
      Sql sql, Transactions transactions, Ledger ledger, Passwords passwords, PasswordOwners owners, Sessions sessions, Tokens tokens,
      AccountChanges changes, SecondFactors factors, ServiceClock clock, Settings settings) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.passwords = passwords;
    this.owners = owners;
    this.sessions = sessions;
    this.tokens = tokens;
    this.changes = changes;
    this.factors = factors;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Makes a link in the running transaction and records it; older ones that were not used end by it.
   *
   * @param resetsFactors true when its person has lost the second factors: using the link takes them away
   * @throws Failure.Conflict when the account is not active, or was changed meanwhile
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  String make(AccountScope.Managed managed, boolean resetsFactors, String reason) {
    Account account = managed.account();
    if (account.state() != AccountState.ACTIVE) {
      throw new Failure.Conflict("account.not-active");
    }
    changes.change(managed, AccountAct.LINKED, account, reason, Optional.empty());
    end(account.id());
    String token = tokens.random();
    Instant now = clock.instant();
    sql.run(
        "INSERT INTO entry_link (token_hash, account_id, made_at, expires_at, resets_factors) VALUES (?, ?, ?, ?, ?)",
        Hashes.sha256(token), account.id(), now, now.plus(settings.entryLinkLength()), resetsFactors);
    return settings.publicAddress() + "/enter/" + token;
  }

  /** Ends the account's unused links, in the running transaction. */
  void end(long account) {
    sql.run("UPDATE entry_link SET used_at = ? WHERE account_id = ? AND used_at IS NULL", clock.instant(), account);
  }

  /** The name of the account that the link opens; empty when it is unknown, used or expired, or the account is not active. */
  public Optional<String> username(String token) {
    return sql.first(
        row -> row.getString(1),
        "SELECT a.username FROM entry_link l JOIN account a ON a.id = l.account_id JOIN account_head h ON h.id = l.account_id"
            + " WHERE l.token_hash = ? AND l.used_at IS NULL AND l.expires_at > ? AND h.state = 'ACTIVE'",
        Hashes.sha256(token), clock.instant());
  }

  /** Characters that the password which the link sets has to have; the usual number when the link opens nothing. */
  int leastLength(String token) {
    return owner(token).map(Passwords.Person::least).orElse(Passwords.LEAST);
  }

  /**
   * Uses the link up and sets the password.
   *
   * @throws Failure.Invalid  when the password is not good enough
   * @throws Failure.NotFound when the link is unknown, used or expired, or the account is not active
   */
  public void setPassword(String token, String password) {
    Checks checks = new Checks();
    // Looked up before the hash, which is costly: anybody may ask.
    passwords.check(checks, password, owner(token).orElseThrow(Failure.NotFound::new));
    checks.done();
    String hash = passwords.hash(password);
    transactions.run(
        () -> {
          Instant now = clock.instant();
          byte[] tokenHash = Hashes.sha256(token);
          if (sql.run("UPDATE entry_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?", now, tokenHash, now) == 0) {
            throw new Failure.NotFound();
          }
          Opened opened =
              sql.first(
                      row -> new Opened(row.getLong(1), row.getBoolean(2)),
                      "SELECT l.account_id, l.resets_factors FROM entry_link l JOIN account_head h ON h.id = l.account_id"
                          + " WHERE l.token_hash = ? AND h.state = 'ACTIVE'",
                      tokenHash)
                  .orElseThrow(Failure.NotFound::new);
          if (opened.resetsFactors()) {
            factors.reset(opened.account());
          }
          store(opened.account(), hash);
        });
  }

  /** A password hash that no password fits, for {@link #shut}; takes long: call it outside a transaction. */
  String unusable() {
    return passwords.hash(tokens.random());
  }

  /**
   * Takes every way in from the account, in the running transaction: its password, factors, remembered phones, links and sessions.
   *
   * @param unusable as {@link #unusable} gives it
   */
  void shut(long account, String unusable) {
    sql.run("UPDATE credential SET password_hash = ?, changed_at = ? WHERE account_id = ?", unusable, clock.instant(), account);
    factors.reset(account);
    end(account);
    sessions.endAll(account);
  }

  private record Opened(long account, boolean resetsFactors) {}

  private Optional<Passwords.Person> owner(String token) {
    return sql.first(
            row -> new Opened(row.getLong(1), row.getBoolean(2)),
            "SELECT l.account_id, l.resets_factors FROM entry_link l JOIN account_head h ON h.id = l.account_id"
                + " WHERE l.token_hash = ? AND l.used_at IS NULL AND l.expires_at > ? AND h.state = 'ACTIVE'",
            Hashes.sha256(token), clock.instant())
        .flatMap(link -> link.resetsFactors() ? owners.withoutFactors(link.account()) : owners.of(link.account()));
  }

  /** Gives the account a password without a link: the sample city's accounts, printed once on the start screen. */
  public void givePassword(long account, String password) {
    String hash = passwords.hash(password);
    transactions.run(() -> store(account, hash));
  }

  /** Sets the password in the running transaction: other links are used up, sessions end. */
  void store(long account, String hash) {
    Instant now = clock.instant();
    if (sql.run("UPDATE credential SET password_hash = ?, changed_at = ? WHERE account_id = ?", hash, now, account) == 0) {
      sql.run("INSERT INTO credential (account_id, password_hash, changed_at) VALUES (?, ?, ?)", account, hash, now);
    }
    end(account);
    sessions.endAll(account);
    ledger.append("account.password-set", "account", account, account, Map.of("account", Ids.show(account)));
  }
}
