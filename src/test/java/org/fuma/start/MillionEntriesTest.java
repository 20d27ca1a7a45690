package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.ledger.LedgerFill;
import org.fuma.ledger.Log;
import org.fuma.ledger.Sequencer;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.visit.Door;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * With a million entries a proof is there in 20 ms, and {@code verify --all} has looked at everything within three minutes, in a process of 256 MB. Run
 * with -Pendurance, by itself: other tests harm what is recorded.
 */
@Tag("endurance")
class MillionEntriesTest {

  private static final long ENTRIES = 1_000_000;
  private static final int PROOFS = 200;
  private static final Duration PROOF = Duration.ofMillis(20);
  private static final Duration VERIFICATION = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final City city = City.get();

  @Test
  void aProofIsQuickAndTheWholeIsVerifiedInThreeMinutes() throws Exception {
    Door door = new Door(city);
    String visit = door.official.post("/api/v1/visits", door.inspection()).created();
    door.official.post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    LedgerFill fill = new LedgerFill(city, Ids.read(visit).orElseThrow());
    assertThat(fill.entries(ENTRIES)).isGreaterThanOrEqualTo(ENTRIES);
    fill.queue();
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> city.bean(Sequencer.class).standing().waiting() == 0);
    proofs();
    verified();
    assertThat(city.signedIn(Role.SUPERVISOR).get("/api/v1/visits/" + visit).status()).isEqualTo(200);
  }

  private void proofs() {
    Log log = city.bean(Log.class);
    long size = log.size();
    long[] took = new long[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long entry = city.bean(Sql.class).first(row -> row.getLong(1), "SELECT entry_id FROM ledger_leaf WHERE idx = ?", size / PROOFS * i).orElseThrow();
      long from = System.nanoTime();
      assertThat(log.proof(entry)).isPresent();
      took[i] = System.nanoTime() - from;
    }
    Arrays.sort(took);
    System.out.println("Proof of " + size + " leaves: median " + took[PROOFS / 2] / 1_000 + " µs, 95 % " + took[PROOFS * 95 / 100] / 1_000 + " µs");
    assertThat(Duration.ofNanos(took[PROOFS * 95 / 100])).isLessThanOrEqualTo(PROOF);
  }

  private void verified() {
    Map<String, String> environment = StartTest.production("FUMA_PORT", city.address().replaceFirst(".*:", ""));
    long from = System.nanoTime();
    Forked.End end = Forked.run(environment, "verify", "--all");
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    System.out.println("verify --all: " + end.out().strip() + " With its start: " + took.toSeconds() + " s.");
    assertThat(end.code()).as(end.out() + end.err()).isZero();
    assertThat(took).isLessThanOrEqualTo(VERIFICATION);
  }
}
