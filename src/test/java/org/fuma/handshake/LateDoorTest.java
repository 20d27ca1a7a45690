package org.fuma.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.visit.LongAgo;
import org.fuma.visit.Today;
import org.fuma.visit.TodayVisit;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitCodes;
import org.fuma.visit.VisitLog;
import org.junit.jupiter.api.Test;

/** What is entered days after they left is answered and confirmed all the same, for a day from its entry. */
class LateDoorTest {

  private final City city = City.get();
  private final LongAgo past = new LongAgo();
  private final String visit = past.body().official().post("/api/v1/visits/late", past.body().outage(past.ago(Duration.ofDays(2)))).created();
  private final String token = city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());

  @Test
  void theFirmSaysThatNobodyWasThere() {
    assertThat(city.anyone().page("/V/" + token).expect(200).body()).contains("verdict-warn", "断网补录", "name=\"answer\"");
    assertThat(past.firm().post("/api/v1/visits/" + visit + "/answers", Map.of("answer", "NOBODY")).expect(201).body()).contains("DENIED");
  }

  @Test
  void theSecondOfficialConfirms() {
    Caller colleague = past.body().colleague();
    assertThat(city.bean(Today.class).of(colleague.actor()).orElseThrow().awaited()).extracting(TodayVisit::id)
        .containsExactly(Ids.read(visit).orElseThrow());
    assertThat(colleague.page("/visits/" + visit).expect(200).body()).contains("我在现场");
    assertThat(colleague.post("/api/v1/visits/" + visit + "/presence", Map.of()).expect(200).body()).contains("CONFIRMED");
    colleague.post("/api/v1/visits/" + visit + "/presence", Map.of()).expect(409);
  }

  @Test
  void aDayAfterTheEntryItIsOver() {
    Visit late = city.bean(VisitLog.class).find(Ids.read(visit).orElseThrow()).orElseThrow();
    Instant entered = late.entered().orElseThrow().at();
    assertThat(Worth.of(late, entered.plus(Duration.ofHours(23)))).isEqualTo(Worth.LATE);
    assertThat(Worth.of(late, entered.plus(Duration.ofHours(25)))).isEqualTo(Worth.ENDED);
  }
}
