package org.fuma.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.ledger.Log;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.OutsideCopies.Given;
import org.fuma.ledger.SignedCheckpoint;
import org.fuma.ledger.Tree;
import org.fuma.notice.TestKeys;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest checkpoint leaves the house once a day, and again until it has arrived. */
class CopySweepTest {

  private final City city = City.get();
  private final Log log = city.bean(Log.class);

  @TempDir Path folder;

  /** The programs' own sweeps, which come after a minute, keep out of it. */
  @BeforeEach
  void alone() {
    city.bean(Leases.class).holdFor("ledger-copies", Duration.ofHours(1));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("copies"))) {
      return files.sorted().toList();
    }
  }

  private long copies(boolean accepted) {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_copy WHERE accepted = ?", accepted).orElseThrow();
  }

  /** Something happens, and the log has grown by it. */
  private SignedCheckpoint grown() {
    long before = log.size();
    city.firm();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log.size() > before);
    return log.newest().orElseThrow();
  }

  private static void on(ApplicationContext program, Instant moment) {
    program.getBean(ServiceClock.class).at(moment, () -> {
      program.getBean(CopySweep.class).copy();
      return 0;
    });
  }

  @Test
  void aFolderGetsOneFileADayAndNoFileIsWrittenAgain() throws IOException {
    grown();
    Instant today = Instant.parse("2026-11-21T04:00:00Z");
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", folder.resolve("copies").toString()))) {
      long before = copies(true);
      on(program, today);
      byte[] first = Files.readAllBytes(files().getFirst());
      long size = city.bean(LogKeys.class).openCheckpoint(first).size();
      assertThat(log.checkpoint(size).orElseThrow().note()).isEqualTo(first);
      assertThat(files().getFirst().getFileName()).hasToString("%019d.checkpoint".formatted(size));
      assertThat(Files.isWritable(files().getFirst()) && !"root".equals(System.getProperty("user.name"))).isFalse();
      grown();
      on(program, today.plus(Duration.ofHours(11)));
      assertThat(files()).as("it is the same day until midnight in Shanghai").hasSize(1);
      on(program, today.plus(Duration.ofHours(12)));
      assertThat(files()).hasSize(2);
      assertThat(Files.readAllBytes(files().getFirst())).isEqualTo(first);
      assertThat(copies(true) - before).isEqualTo(2);
      assertThat(program.getBean(CopySweep.class).checkpoints()).extracting(Given::name)
          .containsExactlyElementsOf(files().stream().map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void whatAFolderHoldsOfThatSizeIsNotReplaced() throws IOException {
    grown();
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", folder.resolve("copies").toString()))) {
      on(program, Instant.parse("2026-11-21T04:00:00Z"));
      Path file = files().getFirst();
      long size = Long.parseLong(file.getFileName().toString().replace(".checkpoint", ""));
      SignedCheckpoint now = log.newest().orElseThrow();
      SignedCheckpoint another = new SignedCheckpoint(size, now.root(), "another".getBytes(StandardCharsets.UTF_8), now.at());
      assertThat(new CopyFolder(folder.resolve("copies")).put(another, now.at()))
          .contains("ANOTHER OF THAT SIZE");
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).isNotEqualTo("another");
    }
  }

  @Test
  void aFolderWithoutTheLargestThatItTookIsNamed() throws IOException {
    grown();
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", folder.resolve("copies").toString()))) {
      on(program, Instant.parse("2026-11-21T04:00:00Z"));
      grown();
      on(program, Instant.parse("2026-11-22T04:00:00Z"));
      Path older = files().get(0);
      Path newer = files().get(1);
      byte[] kept = Files.readAllBytes(newer);
      CopySweep copies = program.getBean(CopySweep.class);
      assertThat(copies.checkpoints()).allMatch(given -> given.note().length > 0).hasSize(2);
      Files.delete(newer);
      assertThat(copies.checkpoints()).filteredOn(given -> given.note().length == 0).singleElement()
          .satisfies(gone -> assertThat(gone.name()).isEqualTo(newer.getFileName().toString()));
      Files.delete(older);
      assertThat(copies.checkpoints()).as("a folder that was emptied").singleElement()
          .satisfies(gone -> assertThat(gone.note()).isEmpty());
      Files.write(newer, kept);
      assertThat(copies.checkpoints()).singleElement().satisfies(given -> assertThat(given.note()).isEqualTo(kept));
    }
  }

  @Test
  void whatTheDatabaseSaysOfAFolderDoesNotKeepACopyFromIt() throws IOException, SQLException {
    grown();
    Instant today = Instant.parse("2026-11-21T04:00:00Z");
    String path = folder.resolve("copies").toString();
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", path))) {
      on(program, today);
      grown();
      try (Connection owner = city.database().asOwner(); Statement forged = owner.createStatement()) {
        forged.execute("INSERT INTO ledger_copy SELECT id + 1, place, kind, 9000000000000000000, TRUE, '', '2026-11-22 04:00:00' FROM ledger_copy"
            + " WHERE place = UNHEX(LEFT(SHA2('" + path + "', 256), 32)) AND accepted");
      }
      on(program, today.plus(Duration.ofDays(1)));
      assertThat(files()).hasSize(2);
    }
  }

  @Test
  void howLongAPlaceHasHadNoCopyIsToldByThePlaceItself() throws IOException {
    Instant before = grown().at();
    Instant today = Instant.parse("2026-11-21T04:00:00Z");
    assertThat(city.bean(CopySweep.class).since()).as("no place is set up").isEmpty();
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", folder.resolve("copies").toString()))) {
      CopySweep copies = program.getBean(CopySweep.class);
      assertThat(copies.since()).as("not looked at yet").hasValueSatisfying(since -> assertThat(since).isAfterOrEqualTo(before));
      on(program, today);
      copies.look();
      assertThat(copies.since()).as("that clock goes on").hasValueSatisfying(since -> assertThat(since).isBetween(today, today.plusSeconds(60)));
      Files.delete(files().getFirst());
      copies.look();
      assertThat(copies.since()).as("since there was something to copy")
          .isEqualTo(city.bean(Sql.class).first(row -> Sql.instant(row, "at"),
              "SELECT at FROM ledger_checkpoint WHERE size > 0 ORDER BY size LIMIT 1"));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTriedAgain() throws IOException {
    grown();
    Files.writeString(folder.resolve("copies"), "a file stands where the folder should");
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", folder.resolve("copies").toString()))) {
      long before = copies(false);
      on(program, Instant.parse("2026-11-21T04:00:00Z"));
      assertThat(copies(false) - before).isEqualTo(1);
      Files.delete(folder.resolve("copies"));
      on(program, Instant.parse("2026-11-21T05:00:00Z"));
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void aWebhookIsToldTheCheckpointAndThatTheTreeHasOnlyGrown() throws Exception {
    Path keys = TestKeys.make(folder);
    List<String> bodies = new CopyOnWriteArrayList<>();
    AtomicInteger status = new AtomicInteger(503);
    HttpsServer hook = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.setHttpsConfigurator(new HttpsConfigurator(TestKeys.context(keys)));
    hook.createContext("/", exchange -> {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(status.get(), -1);
      exchange.close();
    });
    hook.start();
    SignedCheckpoint first = grown();
    try (ApplicationContext program = city.beside(Map.of("fuma.test.hook-keys", keys.toString(),
        "fuma.copies.webhook-address", "https://hook.example.cn:" + hook.getAddress().getPort() + "/add-checkpoint",
        "fuma.copies.webhook-secret", "a secret for this test alone, of no use elsewhere"))) {
      on(program, Instant.parse("2026-11-21T04:00:00Z"));
      status.set(200);
      on(program, Instant.parse("2026-11-21T05:00:00Z"));
      on(program, Instant.parse("2026-11-21T06:00:00Z"));
      assertThat(bodies).as("once in vain, once with success").hasSize(2).allMatch(body -> body.startsWith("old 0\n\n"));
      grown();
      on(program, Instant.parse("2026-11-22T04:00:00Z"));
    } finally {
      hook.stop(0);
    }
    SignedCheckpoint old = opened(bodies.get(1));
    SignedCheckpoint now = opened(bodies.get(2));
    assertThat(old.size()).isGreaterThanOrEqualTo(first.size());
    assertThat(bodies.get(2)).startsWith("old " + old.size() + "\n");
    String head = bodies.get(2).substring(0, bodies.get(2).indexOf("\n\n"));
    List<byte[]> proof = Arrays.stream(head.split("\n")).skip(1).map(Base64.getDecoder()::decode).toList();
    assertThat(Tree.consistent(old.size(), now.size(), old.root(), now.root(), proof)).isTrue();
    byte[] another = now.root();
    another[0] ^= 1;
    assertThat(Tree.consistent(old.size(), now.size(), old.root(), another, proof)).isFalse();
  }

  /** The checkpoint that a body brings. */
  private SignedCheckpoint opened(String body) {
    byte[] note = body.substring(body.indexOf("\n\n") + 2).getBytes(StandardCharsets.UTF_8);
    return log.checkpoint(city.bean(LogKeys.class).openCheckpoint(note).size()).orElseThrow();
  }
}
