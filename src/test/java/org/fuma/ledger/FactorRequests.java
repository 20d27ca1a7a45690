package org.fuma.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.factor.Authenticator;

/** The changing requests about a person's own factors and password. */
final class FactorRequests {

  private static final String NEXT = "another password of one’s own";

  private final City city = City.get();

  /** Gives each route and its request. */
  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    for (String prefix : List.of("/api/v1", "")) {
      add.accept("POST " + prefix + "/account/totp/confirmation", () -> {
        Caller person = city.signedIn(Role.ENTERPRISE);
        Authenticator app = Authenticator.offered(person);
        return () -> send(person, prefix + "/account/totp/confirmation", Map.of("code", app.code(0)));
      });
      add.accept("POST " + prefix + "/account/totp/removal", () -> enrolled(
          person -> send(person, prefix + "/account/totp/removal", Map.of("password", City.PASSWORD))));
      add.accept("POST " + prefix + "/account/recovery-codes", () -> enrolled(person -> send(person, prefix + "/account/recovery-codes", Map.of())));
      add.accept("POST " + prefix + "/account/password", () -> enrolled(
          person -> send(person, prefix + "/account/password", Map.of("current", City.PASSWORD, "password", NEXT, "again", NEXT))));
    }
  }

  private Supplier<Reply> enrolled(Function<Caller, Reply> request) {
    Caller person = city.signedIn(Role.ENTERPRISE);
    Authenticator.enrolled(person);
    return () -> request.apply(person);
  }

  private static Reply send(Caller person, String path, Map<String, String> fields) {
    return path.startsWith("/api/") ? person.post(path, fields) : person.submit(path, fields);
  }
}
