package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.visit.DoorStep;

/** Requests to the routes of the handshake and of alerts. */
final class HandshakeRequests {

  private static final Map<String, String> NOBODY = Map.of("answer", "NOBODY");
  private static final Map<String, String> NOTE = Map.of("note", "已核实");

  private final City city = City.get();

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /V/{visitToken}", () -> {
      String token = new DoorStep().token();
      return () -> city.anyone().submit("/V/" + token, NOBODY);
    });
    add.accept("POST /api/v1/visit-codes/{visitToken}/answers", () -> {
      String token = new DoorStep().token();
      return () -> city.anyone().post("/api/v1/visit-codes/" + token + "/answers", NOBODY);
    });
    for (String prefix : new String[] {"/api/v1", ""}) {
      add.accept("POST " + prefix + "/visits/{id}/answers", () -> {
        DoorStep door = new DoorStep();
        Caller firm = door.firm();
        return () -> sent(firm, prefix, "/visits/" + door.visit() + "/answers", NOBODY);
      });
      add.accept("POST " + prefix + "/visits/{id}/presence", () -> {
        DoorStep door = new DoorStep().awaitingSecond();
        Caller second = door.second();
        return () -> sent(second, prefix, "/visits/" + door.visit() + "/presence", Map.of());
      });
      add.accept("POST " + prefix + "/alerts/{id}/closing", () -> {
        DoorStep door = new DoorStep();
        Caller supervisor = city.signedIn(Role.SUPERVISOR);
        city.anyone().post("/api/v1/visit-codes/" + door.token() + "/answers", NOBODY).expect(201);
        String alert = supervisor.get("/api/v1/alerts?authority=" + door.authority()).json().get("items").get(0).get("id").getStringValue();
        return () -> sent(supervisor, prefix, "/alerts/" + alert + "/closing", NOTE);
      });
    }
  }

  private static Reply sent(Caller caller, String prefix, String path, Map<String, String> fields) {
    return prefix.isEmpty() ? caller.submit(path, fields) : caller.post(prefix + path, fields);
  }
}
