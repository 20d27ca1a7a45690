package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCodes;

/** Visits logged in a city over HTTP by wrk, as many as it takes. */
public final class ArrivalLoad {

  static final int CONNECTIONS = 16;
  private static final int FIRMS = 2_000;

  private final City city;
  private final Path script;

  /** Makes the officials and the firms. */
  public ArrivalLoad(City city) throws IOException {
    this.city = city;
    this.script = script();
  }

  /** What wrk is told to send: one inspection after another, by sixteen officials at two thousand firms, each with a key of its own. */
  private Path script() throws IOException {
    String authority = city.authority();
    String item = city.item(authority);
    String colleague = city.official(authority);
    List<Caller> officials =
        IntStream.range(0, CONNECTIONS).mapToObj(i -> city.signedIn(Role.OFFICIAL, authority, city.official(authority))).toList();
    String tokens = officials.stream().map(official -> "\"" + official.token() + "\"").collect(Collectors.joining(",\n"));
    String codes = IntStream.range(0, FIRMS)
        .mapToObj(i -> city.bean(ProtectionCodes.class).issue(city.system(), Door.enrol(city), Optional.empty()).payload().text())
        .map(code -> "\"" + code + "\"").collect(Collectors.joining(",\n"));
    String body = "{\"code\":\"%s\",\"how\":\"PLAQUE\",\"kind\":\"CASE\",\"basis\":\"REPORT\",\"reference\":\"示例举报〔2026〕7号\",\"items\":[\"" + item
        + "\"],\"colleagues\":[\"" + colleague + "\"],\"reason\":\"收到投诉举报后的个案检查\"}";
    String lua = """
        local tokens = {%s}
        local codes = {%s}
        local body = '%s'
        local run = os.time() .. "-"
        local n = 0
        request = function()
          n = n + 1
          local headers = {
            ["Authorization"] = "Bearer " .. tokens[n %% #tokens + 1],
            ["Content-Type"] = "application/json",
            ["Idempotency-Key"] = "bench-" .. run .. n
          }
          return wrk.format("POST", "/api/v1/visits", headers, string.format(body, codes[n %% #codes + 1]))
        end
        """.formatted(tokens, codes, body);
    Path script = Files.createTempFile(Path.of("target"), "arrival-", ".lua");
    Files.writeString(script, lua, StandardCharsets.UTF_8);
    return script;
  }

  /** Runs for so long; what wrk said. */
  public String run(int seconds) throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency", "-s", script.toString(), city.address())
        .redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(wrk.waitFor()).as(said).isZero();
    return said;
  }

  /** As {@link #run}; the visits per second. */
  public double rate(int seconds) throws IOException, InterruptedException {
    String said = run(seconds);
    assertThat(said).doesNotContain("Non-2xx");
    return Double.parseDouble(said.substring(said.indexOf("Requests/sec:") + 13).strip().lines().findFirst().orElseThrow().strip());
  }
}
