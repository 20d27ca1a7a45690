package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Routes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what the framework offers to those who run it, the state of health alone is open, and that without details. */
class ManagementTest {

  private final City city = City.get();

  @Test
  void healthSaysUpOrDownAndNothingElse() throws SQLException {
    // What a verification has found of the changes that other tests make in the database is told by health too.
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("DELETE FROM ledger_verification");
    }
    for (Caller caller : List.of(city.anyone(), city.administrator())) {
      for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
        assertThat(caller.get(path).expect(200).body()).isEqualTo("{\"name\":null,\"status\":\"UP\",\"details\":null}");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"beans", "env", "env/java.home", "loggers", "loggers/ROOT", "metrics/jvm.memory.used", "prometheus", "refresh", "routes",
      "threaddump", "stop", "info", "caches", "configprops", "heapdump", "liquibase", "flyway", "endpoints", "management", "actuator", "actuator/health", "swagger-ui",
      "swagger", "oauth/access_token", "keys.json", "token_info", "login", "logout"})
  void everythingElseIsAnUnknownPath(String endpoint) {
    for (Caller caller : List.of(city.anyone(), city.administrator())) {
      assertThat(plain(caller.get("/" + endpoint).expect(404))).isEqualTo(plain(caller.get("/no-such-thing").expect(404)));
      caller.post("/" + endpoint, "application/json", "{}".getBytes()).expect(404);
    }
  }

  @Test
  void noRouteIsTheFrameworksButThese() {
    Set<String> theirs = Routes.all().stream().filter(route -> route.mayCall().startsWith("framework")).map(Routes::template).collect(Collectors.toSet());
    assertThat(theirs).containsExactlyInAnyOrder("/health", "/health/{selector}");
  }

  private static String plain(Reply reply) {
    return reply.body().replace(reply.header("x-request-id"), "");
  }
}
