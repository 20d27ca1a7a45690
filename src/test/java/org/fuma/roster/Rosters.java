package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.job.Workers;
import org.fuma.store.Ids;

/** Sends rosters to the city and waits for what becomes of them. */
public final class Rosters {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> ENDED = Set.of("DONE", "STOPPED", "FAILED", "INTERRUPTED");

  private Rosters() {}

  /** Sends it; answers the import's id. */
  public static String send(Caller by, byte[] file) {
    return by.post("/api/v1/rosters?name=roster.csv", "application/octet-stream", file).created();
  }

  /** Sends these lines under the usual headings, and waits until they are checked. */
  public static String checked(Caller by, String... lines) {
    String id = send(by, csv(lines));
    assertThat(ended(by, id).get("state").getStringValue()).isEqualTo("CHECKED");
    return id;
  }

  /** A roster whose job stands in that state, and which no runner takes. */
  public static String standing(Caller by, String state) {
    String id = checked(by, "衡阳示例名册厂," + City.uscc() + ",");
    try (Connection owner = City.get().database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE job SET kind = 'test.standing', state = '" + state + "', ended_at = NULL WHERE id = "
          + Ids.read(see(by, id).get("progress").get("job").getStringValue()).orElseThrow());
      return id;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Name, USCC, address, with these lines. */
  public static byte[] csv(String... lines) {
    return ("企业名称,统一社会信用代码,地址\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
  }

  /** Waits until its job is not under way any more. */
  public static JsonNode ended(Caller by, String id) {
    return Awaitility.await().atMost(PATIENCE).until(() -> {
          Workers.wake(City.get());
          return see(by, id);
        },
        roster -> ENDED.contains(roster.get("progress").get("state").getStringValue()));
  }

  static JsonNode see(Caller by, String id) {
    return by.get("/api/v1/rosters/" + id).expect(200).json();
  }

  /** Has the good lines taken, and waits. */
  public static JsonNode take(Caller by, String id) {
    by.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(200);
    JsonNode roster = ended(by, id);
    assertThat(roster.get("state").getStringValue()).isEqualTo("TAKEN");
    return roster;
  }

  /** New, changed, unchanged, refused. */
  static String totals(JsonNode totals) {
    return totals.get("fresh").getLongValue() + " " + totals.get("changed").getLongValue() + " " + totals.get("unchanged").getLongValue() + " "
        + totals.get("refused").getLongValue();
  }

  static byte[] file(String name) {
    try (InputStream in = Rosters.class.getResourceAsStream("/roster/" + name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
