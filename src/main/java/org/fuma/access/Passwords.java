package org.fuma.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.fuma.settings.Settings;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Hashes and compares passwords by Argon2id, a bounded number at a time: each takes its share of memory. */
@Singleton
class Passwords {

  /** Without a second factor, NIST SP 800-63B-4 asks for at least 15 characters. */
  static final int LEAST = 15;

  /** With a second factor, it asks for no more than 8; ours are 12 at least. */
  static final int LEAST_WITH_FACTOR = 12;

  static final int MOST = 128;
  private static final int AT_ONCE = Math.max(2, 2 * Runtime.getRuntime().availableProcessors());
  private static final int RETRY_SECONDS = 2;

  private final Argon2Function function;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Supplier<String> nobody;

  Passwords(Settings settings) {
    Settings.PasswordCost cost = settings.passwordCost();
    function = Argon2Function.getInstance(cost.memoryKib(), cost.passes(), cost.lanes(), 32, Argon2.ID);
    // Beside the rest of the start: with the JVM still cold it takes long.
    nobody = CompletableFuture.supplyAsync(
        () -> Password.hash("nobody has this password").addRandomSalt(16).with(function).getResult(), Thread::startVirtualThread)::join;
  }

  void check(Checks checks, String password) {
    check(checks, password, LEAST);
  }

  void check(Checks checks, String password, int least) {
    int length = password.codePointCount(0, password.length());
    if (length < least) {
      checks.refuse("password", "check.short", least);
    } else if (length > MOST) {
      checks.refuse("password", "check.long", MOST);
    }
  }

  String hash(String password) {
    return bounded(() -> Password.hash(password).addRandomSalt(16).with(function).getResult());
  }

  /** Compares; the cost of each hash is read from the hash itself. */
  boolean matches(String password, String hash) {
    return bounded(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /** Takes as long as a comparison and never matches, for a name that nobody has. */
  boolean matchesNobody(String password) {
    matches(password, nobody.get());
    return false;
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
