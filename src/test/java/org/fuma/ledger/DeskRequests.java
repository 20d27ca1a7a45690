package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;

/** For every route by which supervisors add to a complaint at their desk, a request that it accepts; see {@link ChangingRequests}. */
final class DeskRequests {

  private static final String NOTE = "一段足够长的内部记录，供测试使用。";

  private final City city = City.get();

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> sink) {
    sink.accept("POST /api/v1/complaints/{id}/notes", () -> {
      String path = path();
      Caller supervisor = city.signedIn(Role.SUPERVISOR);
      return () -> supervisor.post("/api/v1" + path, Map.of("text", NOTE));
    });
    sink.accept("POST /complaints/{id}/notes", () -> {
      String path = path();
      Caller supervisor = city.signedIn(Role.SUPERVISOR);
      return () -> supervisor.submit(path, Map.of("note", NOTE));
    });
  }

  private String path() {
    String id = city.signedIn(Role.ENTERPRISE).post("/api/v1/complaints", Map.of("category", "OTHER", "text", NOTE)).created();
    return "/complaints/" + id + "/notes";
  }
}
