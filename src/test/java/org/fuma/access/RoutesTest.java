package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No route can be added, opened or left unguarded unseen: all of them stand in a file that a reviewer reads. */
class RoutesTest {

  @Test
  void theRoutesAreThoseOfTheFile() throws IOException {
    String actual = Routes.all().stream().map(Routes::line).map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(Path.of("target", "routes.txt"), actual);
    assertThat(actual).as("target/routes.txt has the routes as they are").isEqualTo(Files.readString(Path.of("src/test/resources/routes.txt")));
  }

  @Test
  void everyRouteOfOursHasAGuard() {
    assertThat(Routes.all()).isNotEmpty().noneMatch(route -> route.mayCall().startsWith("NOBODY"));
  }
}
