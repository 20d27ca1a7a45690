package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.rating.Rounds;

/** Requests to the routes of ratings and call-backs. */
final class RatingRequests {

  private final City city = City.get();

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /api/v1/visits/{id}/rating", () -> {
      Rounds.Call call = new Rounds().left();
      return () -> call.staff().post("/api/v1/visits/" + call.visit() + "/rating", Rounds.said(1));
    });
    add.accept("POST /visits/{id}/rating", () -> {
      Rounds.Call call = new Rounds().left();
      return () -> call.staff().submit("/visits/" + call.visit() + "/rating", Rounds.form(1));
    });
    add.accept("POST /api/v1/call-backs/{id}/{act}", () -> {
      String path = "/call-backs/" + new Rounds().called() + "/taking";
      Caller supervisor = city.signedIn(Role.SUPERVISOR);
      return () -> supervisor.post("/api/v1" + path, Map.of());
    });
    add.accept("POST /call-backs/{id}/{act}", () -> {
      String path = "/call-backs/" + new Rounds().called() + "/reached";
      Caller supervisor = city.signedIn(Role.SUPERVISOR);
      return () -> supervisor.submit(path, Map.of("text", "企业说明了情况，愿意配合"));
    });
  }
}
