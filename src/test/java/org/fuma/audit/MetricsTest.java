package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fuma.City;
import org.fuma.Reply;
import org.fuma.settings.StartFailure;
import org.fuma.web.ClientAddress;
import org.junit.jupiter.api.Test;

/** What there is to measure is for the operator's own programs, and tells nothing of who did what. */
class MetricsTest {

  private final City city = City.get();

  @Test
  void theLedgersFiguresAreThereForWhoMayReadThem() {
    Reply reply = city.anyone().get("/metrics").expect(200);
    assertThat(reply.header("content-type")).startsWith("text/plain;version=0.0.4");
    assertThat(reply.body()).contains("fuma_ledger_tree_size ", "fuma_ledger_waiting ", "fuma_ledger_waiting_oldest_seconds ",
        "fuma_ledger_sequencer_trouble 0.0", "fuma_ledger_verification_age_seconds ", "fuma_ledger_verification_fits ",
        "fuma_ledger_copy_age_seconds ", "jvm_memory_used_bytes");
  }

  @Test
  void nothingCountsByRoute() {
    city.anyone().page("/privacy").expect(200);
    assertThat(city.anyone().get("/metrics").expect(200).body()).doesNotContain("http_server", "uri=", "/privacy");
  }

  @Test
  void fromElsewhereThereIsNoSuchThing() {
    for (String address : new String[] {"203.0.113.7", "127.0.0.2", "::1"}) {
      assertThat(city.anyone().page("/metrics", "X-Forwarded-For", address).status()).as(address).isEqualTo(404);
    }
  }

  @Test
  void aNameIsNoAddress() {
    ClientAddress client = city.bean(ClientAddress.class);
    assertThatThrownBy(() -> new MetricsReaders("127.0.0.1, localhost", client)).isInstanceOf(StartFailure.class)
        .hasMessageContaining("METRICS_READERS");
  }
}
