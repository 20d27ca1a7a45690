package org.fuma.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.rulebook.Versions;

/** The changing requests about the rules and the calendars. */
final class RuleRequests {

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /api/v1/rule-versions", () -> {
      Map<String, Object> asked = Versions.asked();
      Caller supervisor = supervisor();
      return () -> supervisor.post("/api/v1/rule-versions", asked);
    });
    add.accept("POST /rules", () -> {
      Map<String, String> form = Versions.form();
      Caller supervisor = supervisor();
      return () -> supervisor.submit("/rules", form);
    });
    add.accept("POST /api/v1/calendars", () -> {
      Caller supervisor = supervisor();
      return () -> supervisor.post("/api/v1/calendars", Map.of("year", 2081, "off", List.of("2081-01-01"), "source", "示例通知"));
    });
    add.accept("POST /rules/calendar", () -> {
      Caller supervisor = supervisor();
      return () -> supervisor.submit("/rules/calendar", Map.of("year", "2082", "off", "2082-01-01", "source", "示例通知"));
    });
  }

  private static Caller supervisor() {
    return City.get().signedIn(Role.SUPERVISOR);
  }
}
