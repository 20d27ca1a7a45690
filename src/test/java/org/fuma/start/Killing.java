package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A service under load that is killed again and again, it or its database; every receipt and every checkpoint that it gave is kept and held against the
 * ledger afterwards.
 */
final class Killing implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  /** Acts between two kills: enough for batches of the sequencer to be under way. */
  private static final int ACTS = 30;

  private final Path kept;
  private final int port = SampleService.freePort();
  private final Map<String, String> acknowledged = new HashMap<>();
  private int receipts;
  private Forked service;

  /** With a folder for receipts and checkpoints. */
  Killing(Path kept) throws IOException {
    this.kept = kept;
    Files.createDirectories(kept.resolve("receipts"));
    Files.createDirectories(kept.resolve("checkpoints"));
    start();
  }

  /** Kills the service so many times, each time in the middle of its work, and starts it again. */
  void service(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (Load load = load(i)) {
        service.signal("KILL").end();
        keep(load);
      }
      start();
    }
  }

  /** Kills the database under the service so many times; the service brings it back by itself. */
  void database(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (Load load = load(i)) {
        ProcessHandle killed = SampleService.database().orElseThrow();
        killed.destroyForcibly();
        await().atMost(PATIENCE).until(() -> SampleService.database().filter(server -> server.pid() != killed.pid()).isPresent() && ready());
        int before = load.acknowledged().size();
        await().atMost(PATIENCE).until(() -> load.acknowledged().size() > before);
        keep(load);
        assertThat(load.otherAnswers()).as(service.failures()).isSubsetOf(503);
      }
    }
  }

  /** Ends the service, whose folder is its own while it runs, and answers what {@code verify --all} says, every receipt and checkpoint at hand. */
  Forked.End verified() {
    service.signal("TERM").end();
    return Forked.run(SampleService.environment(Map.of()), "verify", "--all", "--receipt", kept.resolve("receipts").toString(), "--checkpoint",
        kept.resolve("checkpoints").toString());
  }

  /** How many receipts there are. */
  int receipts() {
    return receipts;
  }

  /** Every act that was acknowledged is on record: sent again under its key it has the answer of then. */
  void allThere() throws Exception {
    Client client = administrator();
    for (Map.Entry<String, String> account : acknowledged.entrySet()) {
      HttpResponse<String> again = client.post("/api/v1/accounts", Load.body(account.getKey()), account.getKey());
      assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
      assertThat(Client.field(again.body(), "id")).isEqualTo(account.getValue());
    }
  }

  /** Load that has begun, differently long each time. */
  private Load load(int round) throws Exception {
    Load load = new Load(administrator());
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> load.acknowledged().size() >= ACTS + round % 7 * 5);
    checkpoint();
    return load;
  }

  private void keep(Load load) throws Exception {
    load.close();
    acknowledged.putAll(load.acknowledged());
    assertThat(load.receipts()).hasSameSizeAs(load.acknowledged().keySet());
    List<Path> files = new ArrayList<>();
    for (String receipt : load.receipts()) {
      files.add(Files.write(kept.resolve("receipts").resolve("receipt-" + ++receipts), Base64.getDecoder().decode(receipt)));
    }
    assertThat(files).isNotEmpty();
  }

  private void checkpoint() throws Exception {
    AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
    // There is none before the sequencer has come to the first entries.
    await().atMost(PATIENCE).until(() -> {
      answer.set(new Client(port).get("/log/checkpoint", "text/plain"));
      return answer.get().statusCode() != 404;
    });
    HttpResponse<String> checkpoint = answer.get();
    assertThat(checkpoint.statusCode()).isEqualTo(200);
    String size = checkpoint.body().lines().skip(1).findFirst().orElseThrow();
    Files.writeString(kept.resolve("checkpoints").resolve("checkpoint-" + size), checkpoint.body(), StandardCharsets.UTF_8);
  }

  private boolean ready() throws Exception {
    return new Client(port).get("/health/readiness", "application/json").statusCode() == 200;
  }

  private void start() {
    service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(port))).ready();
  }

  private Client administrator() throws Exception {
    return new Client(port).signIn("admin", SampleService.passwords().get("admin"));
  }

  @Override
  public void close() {
    if (service != null && service.alive()) {
      service.signal("TERM").end();
    }
    assertThat(SampleService.database()).isEmpty();
  }
}
