package org.fuma.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.fuma.settings.Settings;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Hashes and compares passwords by Argon2id, a bounded number at a time: each takes its share of memory. */
@Singleton
public class Passwords {

  /** Without a second factor, NIST SP 800-63B-4 asks for at least 15 characters. */
  public static final int LEAST = 15;

  /** With a second factor it asks for 8; the product for 12. */
  public static final int LEAST_WITH_FACTOR = 12;

  /** Characters, after normalisation. */
  public static final int MOST = 128;

  static final int RETRY_SECONDS = 2;
  private static final int AT_ONCE = Math.max(2, 2 * Runtime.getRuntime().availableProcessors());

  private final Argon2Function function;
  private final Sql sql;
  private final Transactions transactions;
  private final Semaphore free;
  private final Supplier<String> nobody;

  @Inject
  Passwords(Settings settings, Sql sql, Transactions transactions) {
    this(settings.passwordCost(), AT_ONCE, sql, transactions);
  }

  Passwords(Settings.PasswordCost cost, int atOnce, Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
    free = new Semaphore(atOnce);
    function = Argon2Function.getInstance(cost.memoryKib(), cost.passes(), cost.lanes(), 32, Argon2.ID);
    // Beside the rest of the start: with the JVM still cold it takes long.
    nobody = CompletableFuture.supplyAsync(() -> hashed("nobody has this password"), Thread::startVirtualThread)::join;
  }

  /**
   * Whose password it is to be.
   *
   * @param firms the names of the firms that the account speaks for
   * @param least characters that the password has to have
   */
  public record Person(String username, String displayName, List<String> firms, int least) {}

  /** Refuses, at the field {@code password}, one that is too short or too long, is common, or holds a name that belongs to it. */
  public void check(Checks checks, String password, Person person) {
    PasswordRules.check(checks, password, person);
  }

  /**
   * Hashes a new password.
   *
   * @throws Failure.TooMany when too many are being computed at once
   */
  public String hash(String password) {
    return bounded(() -> hashed(password));
  }

  /**
   * Compares, normalised and, for hashes made before that was done, as typed; the cost of each hash is read from the hash itself.
   *
   * @throws Failure.TooMany when too many are being computed at once
   */
  public boolean matches(String password, String hash) {
    String normal = PasswordRules.normal(password);
    return bounded(() -> fits(normal, hash) || !normal.equals(password) && fits(password, hash));
  }

  /** Takes as long as a comparison and never matches, for a name that nobody has. */
  boolean matchesNobody(String password) {
    matches(password, nobody.get());
    return false;
  }

  /** True when the hash is cheaper to guess at than the settings ask for by now. */
  boolean stale(String hash) {
    Argon2Function former = Argon2Function.getInstanceFromHash(hash);
    return former.getVariant() != function.getVariant() || former.getMemory() < function.getMemory() || former.getIterations() < function.getIterations();
  }

  /**
   * Hashes a password that has just been found right at today's cost. When the account's password is another by now, or every place to compute
   * hashes is taken, nothing happens: the next sign-in tries again.
   *
   * @param former the hash that the password matched
   */
  void rehash(long account, String former, String password) {
    try {
      String hash = hash(password);
      transactions.run(
          () -> sql.run("UPDATE credential SET password_hash = ? WHERE account_id = ? AND password_hash = ?", hash, account, former));
    } catch (Failure.TooMany later) {
      // It is no hurry, and the person is waiting to come in.
    }
  }

  private static boolean fits(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  private String hashed(String password) {
    return Password.hash(PasswordRules.normal(password)).addRandomSalt(16).with(function).getResult();
  }

  private <T> T bounded(Supplier<T> work) {
    if (!free.tryAcquire()) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
