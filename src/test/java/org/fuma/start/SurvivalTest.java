package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is killed, nothing that was acknowledged is missing afterwards. */
class SurvivalTest {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final String UNKNOWN_CODE = "/C/0000000000000000";
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Forked service;

  @AfterEach
  void stop() {
    if (service != null && service.alive()) {
      service.signal("TERM").end();
    }
    assertThat(SampleService.database()).isEmpty();
  }

  @Test
  void aServiceThatIsKilledLosesNothing() throws Exception {
    int port = SampleService.freePort();
    service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(port))).ready();
    try (Load load = new Load(administrator(port))) {
      await().atMost(PATIENCE).until(() -> load.acknowledged().size() >= 40);
      service.signal("KILL").end();
      load.close();
      ProcessHandle left = SampleService.database().orElseThrow();
      service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(port))).ready();
      assertThat(SampleService.database().orElseThrow().pid()).as("adopted").isEqualTo(left.pid());
      allThere(load, administrator(port));
    }
  }

  @Test
  void aServiceThatIsKilledWithItsDatabaseLosesNothing() throws Exception {
    int port = SampleService.freePort();
    service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(port))).ready();
    try (Load load = new Load(administrator(port))) {
      await().atMost(PATIENCE).until(() -> load.acknowledged().size() >= 40);
      SampleService.database().orElseThrow().destroyForcibly();
      service.signal("KILL").end();
      load.close();
      // The service may have started another just before its own end.
      await().atMost(PATIENCE).until(() -> {
        SampleService.database().ifPresent(ProcessHandle::destroyForcibly);
        return SampleService.database().isEmpty();
      });
      service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(port))).ready();
      allThere(load, administrator(port));
    }
  }

  @Test
  void aDatabaseThatIsKilledUnderTheServiceComesBackAndLosesNothing() throws Exception {
    int port = SampleService.freePort();
    service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(port))).ready();
    Client client = administrator(port);
    Client stranger = new Client(port);
    assertThat(health(stranger, "readiness")).isEqualTo(200);
    int unknown = stranger.get(UNKNOWN_CODE, "text/html").statusCode();
    try (Load load = new Load(client)) {
      await().atMost(PATIENCE).until(() -> load.acknowledged().size() >= 20);
      Thread killer = Thread.ofVirtual().start(SurvivalTest::keepKilling);
      try {
        await().atMost(PATIENCE).until(() -> health(stranger, "readiness") == 503);
        assertThat(health(stranger, "liveness")).isEqualTo(200);
        unavailable(otherThan(200, () -> client.get("/api/v1/accounts", "application/json")), "application/problem+json");
        unavailable(otherThan(unknown, () -> stranger.get(UNKNOWN_CODE, "text/html")), "text/html");
      } finally {
        killer.interrupt();
        killer.join();
      }
      await().atMost(PATIENCE).until(() -> health(stranger, "readiness") == 200);
      int before = load.acknowledged().size();
      await().atMost(PATIENCE).until(() -> load.acknowledged().size() > before + 20);
      load.close();
      assertThat(load.otherAnswers()).as("while it was away: " + service.failures()).isSubsetOf(503);
      allThere(load, client);
    }
    assertThat(service.signal("TERM").end().code()).isEqualTo(143);
  }

  /** The first answer of another status than that: between two kills the database may be there for a moment. */
  private static HttpResponse<String> otherThan(int usual, Callable<HttpResponse<String>> ask) {
    AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
    await().atMost(PATIENCE).until(() -> {
      answer.set(ask.call());
      return answer.get().statusCode() != usual;
    });
    return answer.get();
  }

  private static void unavailable(HttpResponse<String> answer, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(type);
    assertThat(answer.body()).doesNotContain("Exception", "java", "jdbc");
  }

  private static int health(Client client, String which) throws Exception {
    HttpResponse<String> answer = client.get("/health/" + which, "application/json");
    assertThat(answer.body()).doesNotContain("jdbc", "127.0.0.1", "\"details\":{");
    return answer.statusCode();
  }

  /** Until it is told to stop, kills each database server as soon as it is there. */
  private static void keepKilling() {
    while (!Thread.interrupted()) {
      SampleService.database().ifPresent(ProcessHandle::destroyForcibly);
      // All processes are looked through: without a pause that would take one of the processors from the service.
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** A request sent again under its key is answered from what was kept; that it is the same id says that the row is there. */
  private static void allThere(Load load, Client client) throws Exception {
    assertThat(load.acknowledged()).isNotEmpty();
    for (Map.Entry<String, String> account : load.acknowledged().entrySet()) {
      HttpResponse<String> again = client.post("/api/v1/accounts", Load.body(account.getKey()), account.getKey());
      assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
      assertThat(Client.field(again.body(), "id")).isEqualTo(account.getValue());
    }
  }

  private static Client administrator(int port) throws Exception {
    return new Client(port).signIn("admin", SampleService.passwords().get("admin"));
  }
}
