package org.fuma.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.fuma.visit.LongAgo;
import org.fuma.visit.VisitCodes;

/** Requests to the routes of late entries and joint visits. */
final class LateRequests {

  private final City city = City.get();

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /api/v1/visits/late", () -> {
      LongAgo past = new LongAgo();
      Map<String, Object> asked = past.body().outage(past.ago(Duration.ofDays(1)));
      return () -> past.body().official().post("/api/v1/visits/late", asked);
    });
    add.accept("POST /visits/late", () -> {
      LongAgo past = new LongAgo();
      Map<String, String> asked = LongAgo.form(past.body().outage(past.ago(Duration.ofDays(1))));
      return () -> past.body().official().submit("/visits/late", asked);
    });
    add.accept("POST /api/v1/visits/{id}/parties", () -> {
      LongAgo past = new LongAgo();
      String visit = past.body().leads();
      LongAgo.Body other = past.another();
      Map<String, Object> asked = other.joining();
      asked.put("visitCode", token(visit));
      return () -> other.official().post("/api/v1/visits/" + visit + "/parties", asked);
    });
    add.accept("POST /visits/{id}/join", () -> {
      LongAgo past = new LongAgo();
      String visit = past.body().leads();
      LongAgo.Body other = past.another();
      Map<String, String> asked = LongAgo.form(other.joining());
      asked.put("token", token(visit));
      return () -> other.official().submit("/visits/" + visit + "/join", asked);
    });
    for (String prefix : new String[] {"/api/v1", ""}) {
      add.accept("POST " + prefix + "/visits/{id}/invitations", () -> {
        LongAgo past = new LongAgo();
        String visit = past.body().leads();
        Map<String, String> asked = Map.of("authority", past.another().id());
        return () -> sent(past.body().official(), prefix, "/visits/" + visit + "/invitations", asked);
      });
      add.accept("POST " + prefix + "/visits/{id}/waivers", () -> {
        LongAgo past = new LongAgo();
        String visit = past.body().leads();
        LongAgo.Body other = past.another();
        Map<String, Object> joining = other.joining();
        joining.put("visitCode", token(visit));
        other.official().post("/api/v1/visits/" + visit + "/parties", joining).expect(201);
        Map<String, String> asked = Map.of("authority", other.id(), "reason", "对方另行处理");
        return () -> sent(past.body().official(), prefix, "/visits/" + visit + "/waivers", asked);
      });
    }
  }

  private String token(String visit) {
    return city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());
  }

  private static Reply sent(Caller caller, String prefix, String path, Map<String, String> fields) {
    return prefix.isEmpty() ? caller.submit(path, fields) : caller.post(prefix + path, fields);
  }
}
