package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.roster.ManyFirms;
import org.fuma.sheet.TableFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that is killed while it takes a roster shows the truth afterwards, and the roster can be finished. */
class RosterSurvivalTest {

  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final int FIRMS = 30_000;
  private static final Pattern TAKEN = Pattern.compile("\"taken\":\\{\"fresh\":(\\d+),\"changed\":0,\"unchanged\":0");

  private Forked service;

  @AfterEach
  void stop() {
    if (service != null && service.alive()) {
      service.signal("TERM").end();
    }
  }

  @Test
  void noBatchThatWasReportedDoneIsLostAndNoneIsDoneTwice() throws Exception {
    int port = SampleService.freePort();
    Map<String, String> settings = Map.of("FUMA_PORT", Integer.toString(port));
    service = SampleService.start(settings).ready();
    Client client = administrator(port);
    Path file = Files.createTempFile("many", ".csv");
    ManyFirms.write(file, TableFormat.CSV, FIRMS, "甲");
    String id = Client.field(client.post("/api/v1/rosters?name=many.csv", Files.readString(file), "").body(), "id");
    Files.delete(file);
    String path = "/api/v1/rosters/" + id;
    awaitState(client, path, "\"state\":\"CHECKED\"");
    assertThat(client.post(path + "/acceptance", "{\"mode\":\"ALL_OR_NOTHING\"}", "").statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> taken(see(client, path)) >= 3_000);
    long reported = taken(see(client, path));
    service.signal("KILL").end();
    service = SampleService.start(settings).ready();
    Client again = administrator(port);
    // A lease is thirty seconds, which are over.
    SampleService.change("UPDATE job SET lease_until = '2020-01-01' WHERE state = 'RUNNING'");
    awaitState(again, path, "\"state\":\"INTERRUPTED\"");
    long left = taken(see(again, path));
    assertThat(left).isBetween(reported, (long) FIRMS - 1);
    assertThat(left % 1_000).isZero();
    assertThat(again.post(path + "/resumption", "{}", "").statusCode()).isEqualTo(200);
    awaitState(again, path, "\"state\":\"TAKEN\"");
    assertThat(taken(see(again, path))).isEqualTo(FIRMS);
  }

  private static void awaitState(Client client, String path, String state) {
    await().atMost(PATIENCE).until(() -> see(client, path).contains(state));
  }

  private static String see(Client client, String path) throws Exception {
    return client.get(path, "application/json").body();
  }

  private static long taken(String roster) {
    Matcher found = TAKEN.matcher(roster);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static Client administrator(int port) throws Exception {
    return new Client(port).signIn("admin", SampleService.passwords().get("admin"));
  }
}
