package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.factor.PasskeyHands;
import org.fuma.factor.SoftwareKey;

/** The changing requests about a person's own passkeys and remembered phones. */
final class OwnKeyRequests {

  private final City city = City.get();

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    add.accept("POST /account/passkeys", () -> {
      Caller person = city.signedIn(Role.OFFICIAL);
      Map<String, Object> made =
          PasskeyHands.asked(person, "/account/passkeys", Map.of("label", "示例手机"), new SoftwareKey()::make, PasskeyHands.honest());
      return () -> person.post("/account/passkeys", made);
    });
    add.accept("POST /account/passkeys/{id}/removal", () -> {
      Caller person = city.signedIn(Role.OFFICIAL);
      PasskeyHands.made(person);
      String id = PasskeyHands.ids(person).getFirst();
      return () -> person.submit("/account/passkeys/" + id + "/removal", Map.of("password", City.PASSWORD));
    });
    Map<String, String> phone = Map.of("label", "示例手机", "pin", "384729", "again", "384729");
    add.accept("POST /account/devices", () -> {
      Caller person = city.signedIn(Role.OFFICIAL);
      person.page("/account").expect(200);
      return () -> person.submit("/account/devices", phone);
    });
    add.accept("POST /account/devices/{id}/removal", () -> {
      Caller person = city.signedIn(Role.OFFICIAL);
      person.submit("/account/devices", phone).expect(303);
      String id = person.page("/account").expect(200).body().replaceAll("(?s).*/account/devices/([0-9A-Z]{13})/removal.*", "$1");
      return () -> person.submit("/account/devices/" + id + "/removal", Map.of());
    });
  }
}
