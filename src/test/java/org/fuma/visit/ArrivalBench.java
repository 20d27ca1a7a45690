package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.TestDatabase;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCodes;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/**
 * Visits logged per second over HTTP, by wrk with 16 connections, beside single rows inserted as durably through the same pool, in one run. No part of the
 * usual tests; the README has the command.
 */
class ArrivalBench {

  private static final int CONNECTIONS = 16;
  private static final int FIRMS = 2_000;
  private static final int WARM_UP = 8;
  private static final int SECONDS = 10;

  private final City city = City.get();

  @Test
  void visitsPerSecondBesideRawInserts() throws Exception {
    Path script = script();
    wrk(script, WARM_UP);
    inserts(WARM_UP / 2);
    long raw = inserts(SECONDS);
    String said = wrk(script, SECONDS);
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

  /** What wrk is told to send: one inspection after another, by sixteen officials at two thousand firms, each with a key of its own. */
  private Path script() throws IOException {
    String authority = city.authority();
    String item = city.item(authority);
    String colleague = city.official(authority);
    List<Caller> officials =
        IntStream.range(0, CONNECTIONS).mapToObj(i -> city.signedIn(Role.OFFICIAL, authority, city.official(authority))).toList();
    String tokens = officials.stream().map(official -> "\"" + official.token() + "\"").collect(Collectors.joining(",\n"));
    String codes = IntStream.range(0, FIRMS)
        .mapToObj(i -> city.bean(ProtectionCodes.class).issue(city.system(), Door.enrol(city), Optional.empty()).payload().text())
        .map(code -> "\"" + code + "\"").collect(Collectors.joining(",\n"));
    String body = "{\"code\":\"%s\",\"how\":\"PLAQUE\",\"kind\":\"CASE\",\"basis\":\"REPORT\",\"reference\":\"示例举报〔2026〕7号\",\"items\":[\"" + item
        + "\"],\"colleagues\":[\"" + colleague + "\"],\"reason\":\"收到投诉举报后的个案检查\"}";
    String lua = """
        local tokens = {%s}
        local codes = {%s}
        local body = '%s'
        local run = os.time() .. "-"
        local n = 0
        request = function()
          n = n + 1
          local headers = {
            ["Authorization"] = "Bearer " .. tokens[n %% #tokens + 1],
            ["Content-Type"] = "application/json",
            ["Idempotency-Key"] = "bench-" .. run .. n
          }
          return wrk.format("POST", "/api/v1/visits", headers, string.format(body, codes[n %% #codes + 1]))
        end
        """.formatted(tokens, codes, body);
    Path script = Path.of("target", "arrival-bench.lua");
    Files.writeString(script, lua, StandardCharsets.UTF_8);
    return script;
  }

  private String wrk(Path script, int seconds) throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency", "-s", script.toString(), city.address())
        .redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(wrk.waitFor()).as(said).isZero();
    return said;
  }
}
