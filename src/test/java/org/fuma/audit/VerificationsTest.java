package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.ledger.Placing;
import org.fuma.ledger.Verification;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One at a time, kept, and told to those who run the registry. */
class VerificationsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final City city = City.another();
  private final Verifications verifications = city.bean(Verifications.class);
  private final Transactions transactions = city.bean(Transactions.class);
  private final Leases leases = city.bean(Leases.class);
  private final ServiceClock clock = city.bean(ServiceClock.class);

  @BeforeEach
  @AfterEach
  void free() throws SQLException {
    owner("DELETE FROM ledger_verification");
    owner("UPDATE lease SET held_until = '2000-01-01' WHERE name = 'ledger-verification'");
  }

  @Test
  void whatAnAuditorAskedForIsKeptAndNoOtherBeginsMeanwhile() {
    Placing.until(city, () -> city.bean(Sql.class).first(row -> 1, "SELECT 1 FROM ledger_leaf LIMIT 1").isPresent());
    assertThat(verifications.begin(7)).isTrue();
    assertThat(verifications.begin(8)).as("while it runs, or at once after it").isFalse();
    assertThat(verifications.busy()).isTrue();
    await().atMost(PATIENCE).until(() -> verifications.last().isPresent());
    Verified done = verifications.last().orElseThrow();
    assertThat(done.result()).as(done.found().toString()).isEqualTo(Verified.Result.FITS);
    assertThat(done.asker()).contains(7L);
    assertThat(done.leaves()).isPositive();
    assertThat(done.entries()).isGreaterThanOrEqualTo(done.leaves());
    assertThat(verifications.latest(10)).hasSize(1);
  }

  @Test
  void theNightlyOneIsOneNodesWork() {
    city.bean(Leases.class).holdFor("ledger-verification", Duration.ofHours(1));
    verifications.nightly();
    assertThat(verifications.last()).isEmpty();
    city.bean(Leases.class).holdFor("ledger-verification", Duration.ofHours(-1));
    verifications.nightly();
    assertThat(verifications.last()).isPresent();
    assertThat(verifications.last().orElseThrow().asker()).isEmpty();
  }

  @Test
  void oneThatFailedIsTriedAgainAfterAnHour() throws SQLException {
    failed(59);
    verifications.again();
    assertThat(verifications.latest(10)).as("not yet").hasSize(1);
    owner("DELETE FROM ledger_verification");
    failed(61);
    verifications.again();
    assertThat(verifications.latest(10)).extracting(Verified::result).containsExactly(Verified.Result.FITS, Verified.Result.FAILED);
    owner("UPDATE lease SET held_until = '2000-01-01' WHERE name = 'ledger-verification'");
    verifications.again();
    assertThat(verifications.latest(10)).as("it was done").hasSize(2);
  }

  @Test
  void aNightInWhichNoNodeWasThereIsMadeUpFor() throws SQLException {
    kept(1, 25 * 60, "FITS");
    verifications.again();
    assertThat(verifications.latest(10)).as("tonight's is still to come").hasSize(1);
    owner("DELETE FROM ledger_verification");
    kept(1, 27 * 60, "FITS");
    verifications.again();
    assertThat(verifications.latest(10)).hasSize(2);
  }

  @Test
  void oneThatCannotEvenBeginKeepsNoOtherFromIt() {
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown();
    Verifications ending = new Verifications(city.bean(Verification.class), leases, city.bean(Sql.class), transactions, clock, ended);
    assertThatThrownBy(() -> ending.begin(7)).isInstanceOf(RejectedExecutionException.class);
    assertThat(verifications.busy()).isFalse();
  }

  @Test
  void whatIsFoundAndCannotBeKeptIsNoReasonToHoldTheLease() throws SQLException {
    owner("RENAME TABLE ledger_verification TO ledger_verification_away");
    try {
      assertThat(leases.take("ledger-verification", Duration.ofMinutes(30))).isTrue();
      assertThatThrownBy(() -> verifications.verify(Optional.empty())).isInstanceOf(RuntimeException.class);
    } finally {
      owner("RENAME TABLE ledger_verification_away TO ledger_verification");
    }
    assertThat(clock.<Boolean>at(clock.instant().plus(Duration.ofMinutes(2)), verifications::busy)).isFalse();
  }

  @Test
  void theLeaseIsRenewedWhileItGoesOnAndWhateverBecomesOfIt() {
    Consumer<String> renewing = verifications.renewing();
    renewing.accept("4096 leaves");
    assertThat(verifications.busy()).as("not each time").isFalse();
    assertThatThrownBy(() -> transactions.snapshot(() -> clock.at(clock.instant().plusSeconds(61), () -> {
      renewing.accept("8192 leaves");
      throw new IllegalStateException("on purpose");
    }))).hasMessage("on purpose");
    assertThat(verifications.busy()).isTrue();
  }

  @Test
  void whatItWasHeldAgainstIsKeptAndWhatWasErasedSinceTheOneBefore() throws SQLException {
    kept(1, 90, "FITS");
    owner("UPDATE ledger_verification SET erasures = 0, copies = 0");
    kept(2, 80, "FAILED");
    kept(3, 70, "FITS");
    owner("UPDATE ledger_verification SET erasures = 5, copies = 12 WHERE id = 3");
    assertThat(verifications.latest(3)).extracting(Verified::erased).containsExactly(Optional.of(5L), Optional.empty(), Optional.empty());
    assertThat(verifications.last().orElseThrow().copies()).contains(12L);
    Caller auditor = city.signedIn(Role.AUDITOR);
    assertThat(auditor.page("/ledger/verifications").expect(200).body()).contains("<dd>12</dd>", "<dd>5</dd>", "没有库外副本可对照");
    JsonNode last = auditor.get("/api/v1/ledger/verifications").expect(200).json().get("items").values().iterator().next();
    assertThat(last.get("copies").getIntValue()).isEqualTo(12);
    assertThat(last.get("erased").getIntValue()).isEqualTo(5);
  }

  @Test
  void theLastOneStandsOnTheLedgersFirstPage() throws SQLException {
    Caller auditor = city.signedIn(Role.AUDITOR);
    assertThat(auditor.page("/ledger").expect(200).body()).contains("尚未核验");
    kept(1, 90, "FITS");
    assertThat(auditor.page("/ledger").expect(200).body()).contains("最近一次核验：", "全部相符");
    kept(2, 80, "FAILED");
    assertThat(auditor.page("/ledger").expect(200).body()).contains("未完成").doesNotContain("全部相符");
  }

  private void failed(int minutesAgo) throws SQLException {
    kept(1, minutesAgo, "FAILED");
  }

  private void kept(long id, int minutesAgo, String result) throws SQLException {
    owner("INSERT INTO ledger_verification (id, at, took_ms, actor_id, result, entries, leaves, waiting, findings, found) VALUES (" + id
        + ", UTC_TIMESTAMP() - INTERVAL " + minutesAgo + " MINUTE, 1, NULL, '" + result + "', 0, 0, 0, 0, '')");
  }

  @Test
  void whatDoesNotFitIsToldByHealthWithoutTakingTheNodeAway() throws SQLException {
    owner("INSERT INTO ledger_node (level, idx, hash) VALUES (7, 5, '')");
    try {
      Verified done = verifications.verify(Optional.empty());
      assertThat(done.result()).isEqualTo(Verified.Result.MISFITS);
      assertThat(done.count()).isEqualTo(1);
      assertThat(done.found()).containsExactly("ledger_node 7/5: the tree has no leaves below it");
    } finally {
      owner("DELETE FROM ledger_node WHERE level = 7");
    }
    for (String path : new String[] {"/health", "/health/readiness"}) {
      assertThat(city.anyone().get(path).expect(200).body()).contains("\"status\":\"DEGRADED\"").contains("\"details\":null");
    }
    assertThat(city.anyone().get("/health/liveness").expect(200).body()).contains("\"status\":\"UP\"");
    assertThat(verifications.verify(Optional.empty()).result()).isEqualTo(Verified.Result.FITS);
    assertThat(city.anyone().get("/health").expect(200).body()).contains("\"status\":\"UP\"");
  }

  private void owner(String statement) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement made = owner.createStatement()) {
      made.execute(statement);
    }
  }
}
