package org.fuma.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fuma.City;
import org.junit.jupiter.api.Test;

/** A transaction is done whole or not at all, and again when it lost a deadlock. */
class TransactionsTest {

  private final Transactions transactions = City.get().bean(Transactions.class);
  private final Sql sql = City.get().bean(Sql.class);
  private final ServiceClock clock = City.get().bean(ServiceClock.class);
  private final long caller = Ids.random();

  private void insert(String key) {
    sql.run("INSERT INTO idempotency (caller, idem_key, request_hash, at) VALUES (?, ?, ?, ?)", caller, key, new byte[32], clock.instant());
  }

  private void write(String key, String answer) {
    sql.run("UPDATE idempotency SET answer = ? WHERE caller = ? AND idem_key = ?", answer, caller, key);
  }

  private int rows() {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM idempotency WHERE caller = ?", caller).orElseThrow();
  }

  @Test
  void whatFailsLeavesNothing() {
    assertThatThrownBy(() -> transactions.run(() -> {
      insert("first");
      transactions.run(() -> insert("within"));
      throw new IllegalStateException("on purpose");
    })).hasMessage("on purpose");
    assertThat(rows()).isZero();
  }

  @Test
  void theLoserOfADeadlockIsRunAgainAsAWhole() throws Exception {
    transactions.run(() -> {
      insert("a");
      insert("b");
    });
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger tries = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> one = threads.submit(() -> transactions.run(() -> crossing("a", "b", bothHoldOne, tries)));
      Future<?> other = threads.submit(() -> transactions.run(() -> crossing("b", "a", bothHoldOne, tries)));
      one.get(60, TimeUnit.SECONDS);
      other.get(60, TimeUnit.SECONDS);
    }
    assertThat(tries).hasValue(3);
  }

  @Test
  void whoReadsASnapshotWaitsLongerForAnAnswerThanOthers() {
    int usual = patience();
    assertThat(transactions.snapshot(this::patience)).isEqualTo(600_000).isGreaterThan(usual);
    assertThat(patience()).isEqualTo(usual);
  }

  /** How long the connection of this thread waits for an answer, in milliseconds. */
  @SuppressWarnings("unchecked")
  private int patience() {
    ConnectionOperations<Connection> connections = City.get().bean(ConnectionOperations.class);
    return connections.executeWrite(status -> {
      try {
        return status.getConnection().getNetworkTimeout();
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
    });
  }

  private void crossing(String first, String second, CyclicBarrier bothHoldOne, AtomicInteger tries) {
    int attempt = tries.incrementAndGet();
    write(first, "x");
    if (attempt <= 2) {
      try {
        bothHoldOne.await(30, TimeUnit.SECONDS);
      } catch (Exception stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    write(second, "y");
  }
}
