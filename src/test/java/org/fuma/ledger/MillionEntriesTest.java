package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.TestDatabase;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.visit.ArrivalLoad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger of a large city costs: proofs, verification and the sequencer's work with a million entries. Needs wrk. Run with -Pendurance. */
@Tag("endurance")
class MillionEntriesTest {

  private static final long ENTRIES = 1_000_000;
  /** So many are sequenced on their own, to see how fast that goes. */
  private static final long BACKLOG = 100_000;
  private static final int PROOFS = 200;
  private static final int LOAD_SECONDS = 30;
  private static final int ROUNDS = 8;
  private static final double PROOF_MILLIS = 20;
  private static final double LIST_MILLIS = 100;
  private static final Duration BEHIND = Duration.ofSeconds(2);
  private static final Duration VERIFIED = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  /** Of the process that walks all of it, less than a tenth of what it reads. */
  private static final String HEAP = "-Xmx192m";
  private static final String DATABASE = TestDatabase.mysql() ? "MySQL" : "MariaDB";

  private static final City CITY = City.another();
  private static final Sql SQL = CITY.bean(Sql.class);
  private static final Random CHANCE = new Random(7);
  private static ArrivalLoad load;
  private static String busy;

  @TempDir Path folder;

  @BeforeAll
  static void fill() throws Exception {
    load = new ArrivalLoad(CITY);
    ManyEntries many = new ManyEntries(CITY);
    busy = many.official().username();
    long start = System.nanoTime();
    many.write(ENTRIES - BACKLOG);
    say("%,d entries written and sequenced beside each other at %.0f a second", ENTRIES - BACKLOG, (ENTRIES - BACKLOG) / since(start));
    sequenced();
    lease("epoch = epoch + 1, held_until = UTC_TIMESTAMP() + INTERVAL 1 HOUR");
    many.write(BACKLOG);
    long waiting = count("SELECT COUNT(*) FROM ledger_pending");
    assertThat(waiting).isGreaterThanOrEqualTo(BACKLOG);
    lease("held_until = '2000-01-01'");
    start = System.nanoTime();
    sequenced();
    say("%,d entries that waited sequenced at %.0f a second", waiting, waiting / since(start));
    assertThat(count("SELECT MAX(size) FROM ledger_checkpoint")).isGreaterThanOrEqualTo(ENTRIES);
  }

  @Test
  void aProofTakesAtMostTwentyMilliseconds() {
    Log log = CITY.bean(Log.class);
    LogKeys keys = CITY.bean(LogKeys.class);
    long size = log.size();
    List<Double> millis = new ArrayList<>();
    for (int i = -PROOFS; i < PROOFS; i++) {
      long index = CHANCE.nextLong(size);
      long entry = count("SELECT entry_id FROM ledger_leaf WHERE idx = ?", index);
      long start = System.nanoTime();
      InclusionProof proof = log.proof(entry).orElseThrow();
      double took = since(start) * 1_000;
      assertThat(proof.holds(log.leafOf(entry).orElseThrow().hash(), keys.openCheckpoint(proof.checkpoint()))).isTrue();
      if (i >= 0) {
        millis.add(took);
      }
    }
    millis.sort(null);
    double p99 = millis.get(PROOFS * 99 / 100 - 1);
    say("proofs of %,d leaves: median %.1f ms, p99 %.1f ms", size, millis.get(PROOFS / 2), p99);
    assertThat(p99).isLessThanOrEqualTo(PROOF_MILLIS);
  }

  @Test
  void everythingIsVerifiedInThreeMinutesAndInLittleMemory() throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), HEAP, "-XX:+UseSerialGC", "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "org.fuma.Main", "verify", "--all")
        .directory(folder.toFile()).redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("FUMA_") || name.startsWith("MICRONAUT_"));
    builder.environment().putAll(CITY.environment());
    long start = System.nanoTime();
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    double seconds = since(start);
    process.destroyForcibly();
    String words = Files.readString(said);
    say("verify --all with %s in %.0f s, start and end included: %s", HEAP, seconds, words.strip().lines().reduce((first, last) -> last).orElse(""));
    assertThat(ended).isTrue();
    assertThat(words).contains("Everything fits");
    assertThat(process.exitValue()).isZero();
    assertThat(seconds).isLessThanOrEqualTo(VERIFIED.toSeconds());
  }

  @Test
  void aRowDeepInsideThatWasChangedIsNamed() throws SQLException {
    long middle = count("SELECT entry_id FROM ledger_leaf WHERE idx = ?", ENTRIES / 2);
    long conclusion = count("SELECT id FROM visit_conclusion WHERE id >= ? ORDER BY id LIMIT 1", middle);
    try (Tampering owner = new Tampering(CITY)) {
      owner.change("visit_conclusion", "result", "'ADVICE'", "id", conclusion);
      Verification.Outcome outcome = CITY.bean(Verification.class).run(Verification.Options.NONE);
      say("one changed row among %,d entries found by the running service in %d s", outcome.entries(), outcome.took().toSeconds());
      assertThat(outcome.found()).isNotEmpty().allSatisfy(found -> assertThat(found.row()).isIn(Ids.show(conclusion), Ids.show(visit(conclusion))));
      assertThat(outcome.found()).first().asString().startsWith("visit_conclusion " + Ids.show(conclusion) + ":");
      assertThat(outcome.took()).isLessThanOrEqualTo(VERIFIED);
    }
  }

  @Test
  void everyListOfTheAuditorAnswersInAHundredMilliseconds() {
    Caller auditor = CITY.signedIn(Role.AUDITOR);
    String today = Time.day(CITY.bean(ServiceClock.class).instant()).toString();
    long visit = count("SELECT object_id FROM ledger_leaf WHERE idx >= ? AND kind = 'visit.logged' ORDER BY idx LIMIT 1", ENTRIES / 3);
    String deep = Ids.show(count("SELECT entry_id FROM ledger_leaf WHERE idx >= ? AND kind = 'visit.departed' ORDER BY idx LIMIT 1", ENTRIES / 2));
    List<Double> all = new ArrayList<>();
    for (String narrowed : List.of("", "kind=visit.logged", "kind=authority.created", "kind=plan.filed", "account=" + busy, "account=" + auditor.username(),
        "object=" + Ids.show(visit), "from=" + today + "&to=" + today, "to=2026-01-01", "kind=visit.concluded&account=" + busy,
        "kind=visit.answered&account=" + busy, "kind=code.issued&account=" + busy, "account=" + busy + "&from=" + today)) {
      List<Double> millis = new ArrayList<>();
      for (int i = -1; i < ROUNDS; i++) {
        for (String page : List.of("", "&pageToken=" + deep)) {
          long start = System.nanoTime();
          auditor.get("/api/v1/ledger/entries?" + narrowed + page).expect(200);
          if (i >= 0) {
            millis.add(since(start) * 1_000);
          }
        }
      }
      say("list of %-45s at most %.0f ms", narrowed.isEmpty() ? "all" : narrowed, millis.stream().max(Double::compare).orElseThrow());
      all.addAll(millis);
    }
    assertThat(all.stream().sorted().toList().get(all.size() * 99 / 100 - 1)).isLessThanOrEqualTo(LIST_MILLIS);
  }

  private static long visit(long conclusion) {
    return count("SELECT visit_id FROM visit_conclusion WHERE id = ?", conclusion);
  }

  @Test
  void theSequencerIsAtMostTwoSecondsBehindWhileVisitsAreLoggedAsFastAsTheyCan() throws Exception {
    Sequencer sequencer = CITY.bean(Sequencer.class);
    ServiceClock clock = CITY.bean(ServiceClock.class);
    load.run(LOAD_SECONDS / 3);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicLong behind = new AtomicLong();
    Thread looking = Thread.ofPlatform().start(() -> {
      while (!ended.get()) {
        sequencer.standing().oldest().map(Ids::madeAt)
            .ifPresent(made -> behind.accumulateAndGet(Duration.between(made, clock.instant()).toMillis(), Math::max));
      }
    });
    double rate = load.rate(LOAD_SECONDS);
    ended.set(true);
    looking.join();
    say("%.0f visits a second for %d s, the sequencer at most %d ms behind", rate, LOAD_SECONDS, behind.get());
    assertThat(behind.get()).isPositive().isLessThanOrEqualTo(BEHIND.toMillis());
  }

  private static void sequenced() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> count("SELECT COUNT(*) FROM ledger_pending") == 0);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String what, Object... figures) {
    System.err.println(DATABASE + ": " + what.formatted(figures));
  }

  private static long count(String query, Object... arguments) {
    return SQL.first(row -> row.getLong(1), query, arguments).orElseThrow();
  }

  private static void lease(String assignments) throws SQLException {
    try (Connection owner = CITY.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE ledger_sequencer SET " + assignments + " WHERE id = 1");
    }
  }
}
