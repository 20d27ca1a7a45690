package org.fuma.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.City;
import org.fuma.browser.PageList.Seen;
import org.fuma.store.Ids;
import org.fuma.visit.LongAgo;
import org.fuma.visit.VisitCodes;

/** The pages of late entries and joint visits, each as it may stand. */
final class LatePagesSeen {

  private static final String LATE = "/visits/late";
  private static final String JOIN = "/visits/{id}/join";
  private static final String VISIT = "/visits/{id}";

  private final City city = City.get();

  /** Gives each person's pages. */
  void each(BiConsumer<String, List<Seen>> add) {
    LongAgo past = new LongAgo();
    LongAgo.Body leading = past.body();
    String late = leading.official().post("/api/v1/visits/late", leading.outage(past.ago(Duration.ofDays(1)))).created();
    String visit = leading.leads();
    String token = city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());
    leading.official().post("/api/v1/visits/" + visit + "/invitations", Map.of("authority", past.another().id())).expect(200);
    LongAgo.Body other = past.another();
    Map<String, Object> asked = other.joining();
    asked.put("visitCode", token);
    other.official().post("/api/v1/visits/" + visit + "/parties", asked).expect(201);
    String second = "?code=" + past.code().serial().value() + "&arrivedAt=" + LongAgo.local(past.ago(Duration.ofHours(2))) + "&kind=CASE";
    add.accept("official", List.of(
        new Seen(LATE, LATE), new Seen(LATE, LATE + "?code=nothing&arrivedAt=x"), new Seen(LATE, LATE + second + "&way=OUTAGE"),
        new Seen(LATE, LATE + second.replace("CASE", "EMERGENCY") + "&way=EMERGENCY"), new Seen(JOIN, "/visits/" + visit + "/join?token=" + token)));
    add.accept("supervisor", List.of(
        new Seen(LATE, LATE), new Seen(LATE, LATE + second + "&authority=" + leading.id()), new Seen(VISIT, "/visits/" + visit),
        new Seen(VISIT, "/visits/" + late)));
  }
}
