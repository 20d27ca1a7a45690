package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.fuma.City;
import org.fuma.store.Leases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One at a time, kept, and told to those who run the registry. */
class VerificationsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final City city = City.another();
  private final Verifications verifications = city.bean(Verifications.class);

  @BeforeEach
  @AfterEach
  void free() throws SQLException {
    owner("DELETE FROM ledger_verification");
    owner("UPDATE lease SET held_until = '2000-01-01' WHERE name = 'ledger-verification'");
  }

  @Test
  void whatAnAuditorAskedForIsKeptAndNoOtherBeginsMeanwhile() {
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

  private void failed(int minutesAgo) throws SQLException {
    owner("INSERT INTO ledger_verification (id, at, took_ms, actor_id, result, entries, leaves, waiting, findings, found) VALUES (1,"
        + " UTC_TIMESTAMP() - INTERVAL " + minutesAgo + " MINUTE, 1, NULL, 'FAILED', 0, 0, 0, 0, 'It could not be done.')");
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
