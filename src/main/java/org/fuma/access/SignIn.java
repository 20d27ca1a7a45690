package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.store.Sql;
import org.fuma.web.Failure;

/** Lets people in by name and password. */
@Singleton
public class SignIn {

  private static final int LONGEST_NAME = 64;

  private final Sql sql;
  private final Passwords passwords;
  private final Sessions sessions;

  SignIn(Sql sql, Passwords passwords, Sessions sessions) {
    this.sql = sql;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  private record Candidate(long account, boolean active, String hash) {}

  /**
   * Signs in by name and password.
   *
   * @throws Failure.SignInRequired when they do not fit an active account; which of them was wrong is not said
   * @throws Failure.TooMany        when too many are being checked at once
   */
  public Sessions.Pair signIn(String username, String password, Sessions.Browser from) {
    Optional<Candidate> candidate = username.length() > LONGEST_NAME ? Optional.empty() : candidate(username);
    boolean matches =
        password.length() <= Passwords.MOST * 2
            && candidate.map(found -> passwords.matches(password, found.hash())).orElseGet(() -> passwords.matchesNobody(password));
    if (!matches || !candidate.get().active()) {
      throw new Failure.SignInRequired("error.credentials");
    }
    return sessions.open(candidate.get().account(), Strength.PASSWORD, from, Optional.empty());
  }

  /** True when that is the account's password. */
  public boolean fits(long account, String password) {
    Optional<String> hash = sql.first(row -> row.getString(1), "SELECT password_hash FROM credential WHERE account_id = ?", account);
    return password.length() <= Passwords.MOST * 2
        && hash.map(known -> passwords.matches(password, known)).orElseGet(() -> passwords.matchesNobody(password));
  }

  private Optional<Candidate> candidate(String username) {
    return sql.first(
        row -> new Candidate(row.getLong("id"), "ACTIVE".equals(row.getString("state")), row.getString("password_hash")),
        "SELECT a.id, h.state, c.password_hash FROM account a JOIN account_head h ON h.id = a.id JOIN credential c ON c.account_id = a.id"
            + " WHERE a.username = ?",
        Accounts.tidyName(username));
  }
}
