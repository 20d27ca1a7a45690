package org.fuma.store;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Runs work in one transaction. A deadlock (1213) or a lock wait (1205) rolls the whole of it back and runs it again, four
 * times at most; work inside a running transaction joins it and leaves the retry to the outermost.
 */
@Singleton
public class Transactions {

  private static final int ATTEMPTS = 4;
  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT = 1205;
  private static final int NO_REFERENCED_ROW = 1452;

  private static final int LONGEST_LOOK_MILLIS = 600_000;

  private static final TransactionDefinition APART = TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

  private static final TransactionDefinition SNAPSHOT = snapshot();

  private final TransactionOperations<Connection> operations;

  Transactions(TransactionOperations<Connection> operations) {
    this.operations = operations;
  }

  /** Thrown by work that found the world changed under its hands: everything is rolled back and done anew, as after a deadlock. */
  public static final class Again extends RuntimeException {

    /** Says by what it was noticed; that is thrown on when the last attempt fails too. */
    public Again(RuntimeException cause) {
      super(null, cause, false, false);
    }
  }

  /** Runs the work in a transaction; what it throws rolls everything back. */
  public <T> T write(Supplier<T> work) {
    if (operations.findTransactionStatus().isPresent()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return operations.executeWrite(status -> work.get());
      } catch (RuntimeException failed) {
        if (attempt == ATTEMPTS || !(vendorCode(failed) == DEADLOCK || lockWait(failed) || failed instanceof Again)) {
          throw failed;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L << attempt));
      }
    }
  }

  /** As {@link #write}, for work that answers nothing. */
  public void run(Runnable work) {
    write(
        () -> {
          work.run();
          return null;
        });
  }

  /** Runs the work in a transaction of its own, which holds whatever becomes of the one that is running. */
  public <T> T apart(Supplier<T> work) {
    return operations.execute(APART, status -> work.get());
  }

  /**
   * Runs work that only reads, in a transaction of its own in which the database stays as it is at the first look. One question may take it ten
   * minutes: whole tables are walked here.
   */
  public <T> T snapshot(Supplier<T> work) {
    return operations.execute(SNAPSHOT, status -> {
      try {
        // The pool puts its own back when the connection returns to it.
        status.getConnection().setNetworkTimeout(Runnable::run, LONGEST_LOOK_MILLIS);
      } catch (SQLException refused) {
        throw new DataAccessException("The database refused a longer wait", refused);
      }
      return work.get();
    });
  }

  private static TransactionDefinition snapshot() {
    DefaultTransactionDefinition definition = new DefaultTransactionDefinition(TransactionDefinition.Propagation.REQUIRES_NEW);
    definition.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
    return definition;
  }

  /** True when the failure is a wait for another's lock that lasted too long. */
  public static boolean lockWait(Throwable failed) {
    return vendorCode(failed) == LOCK_WAIT;
  }

  /** True when the failure is a key that exists already. */
  public static boolean duplicate(Throwable failed) {
    return vendorCode(failed) == 1062;
  }

  /** True when the failure is a key that exists already in the index of that name. */
  public static boolean duplicate(Throwable failed, String key) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == 1062) {
        return sql.getMessage() != null && sql.getMessage().contains(key);
      }
    }
    return false;
  }

  /** The constraint of that name is broken: what a row points to does not exist. */
  public static boolean dangling(Throwable failed, String constraint) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == NO_REFERENCED_ROW) {
        return sql.getMessage() != null && sql.getMessage().contains(constraint);
      }
    }
    return false;
  }

  private static int vendorCode(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
        return sql.getErrorCode();
      }
    }
    return 0;
  }
}
