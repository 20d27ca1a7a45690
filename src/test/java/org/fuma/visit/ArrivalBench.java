package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.TestDatabase;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/**
 * Visits logged per second over HTTP, by wrk with 16 connections, beside single rows inserted as durably through the same pool, in one run. No part of the
 * usual tests; the README has the command.
 */
class ArrivalBench {

  private static final int CONNECTIONS = ArrivalLoad.CONNECTIONS;
  private static final int WARM_UP = 8;
  private static final int SECONDS = 10;

  private final City city = City.get();

  @Test
  void visitsPerSecondBesideRawInserts() throws Exception {
    ArrivalLoad load = new ArrivalLoad(city);
    load.run(WARM_UP);
    inserts(WARM_UP / 2);
    long raw = inserts(SECONDS);
    String said = load.run(SECONDS);
    System.out.println("Database: " + (TestDatabase.mysql() ? "MySQL 8.0.31" : "MariaDB 11.4.5"));
    System.out.println("Raw single-row durable inserts per second, " + CONNECTIONS + " threads, same pool: " + raw / SECONDS);
    System.out.println("Visits logged over HTTP (an inspection by two: token, rules, one transaction, ledger entry), " + CONNECTIONS + " connections:");
    System.out.println(said);
    assertThat(said).contains("Requests/sec").doesNotContain("Non-2xx");
  }

  private long inserts(int seconds) {
    Sql sql = city.bean(Sql.class);
    AtomicLong number = new AtomicLong();
    byte[] hash = new byte[32];
    String prefix = City.fresh("raw-");
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Object> outcomes = Race.run(CONNECTIONS, thread -> () -> {
      while (System.nanoTime() < end) {
        sql.run("INSERT INTO idempotency (caller, idem_key, request_hash, answer, at) VALUES (?, ?, ?, ?, ?)",
            -1L, prefix + "-" + number.incrementAndGet(), hash, Optional.empty(), Instant.EPOCH);
      }
      return true;
    });
    assertThat(outcomes).containsOnly(true);
    return number.get();
  }
}
