package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was cut short, put back or made anew does not fit what a folder outside has kept of it. */
class OutsideCopiesTest {

  private final City city = City.get();
  private final Log log = city.bean(Log.class);
  private final LogKeys keys = city.bean(LogKeys.class);

  @TempDir Path folder;

  /** What the configured folder gives away, held against the log. */
  private List<Findings.Finding> found() {
    try (ApplicationContext program = city.beside(Map.of("fuma.copies.folder", folder.toString()))) {
      List<OutsideCopies.Given> given = program.getBeansOfType(OutsideCopies.class).stream().flatMap(copies -> copies.checkpoints().stream()).toList();
      Findings findings = new Findings();
      city.bean(Transactions.class).snapshot(() -> city.bean(LogWalk.class).walk(given, findings, seen -> { }));
      return findings.found().stream().filter(finding -> finding.table().equals("copy")).toList();
    }
  }

  private SignedCheckpoint newest() {
    city.firm();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> log.size() > 1);
    return log.newest().orElseThrow();
  }

  private void keep(String name, byte[] note) throws IOException {
    Files.write(folder.resolve(name + ".checkpoint"), note);
  }

  private byte[] signed(long size, byte[] root) {
    return keys.checkpoint().sign(new Checkpoint(keys.origin(), size, root).text());
  }

  @Test
  void whatTheLogStillHoldsFits() throws IOException {
    keep("one", newest().note());
    Files.writeString(folder.resolve("copy123.part"), "broken off while it was written");
    assertThat(found()).isEmpty();
  }

  @Test
  void aLargerTreeThanOursTellsOfACutOrAnOlderBackup() throws IOException {
    SignedCheckpoint now = newest();
    keep("larger", signed(now.size() + 1_000_000, now.root()));
    assertThat(found()).singleElement().satisfies(finding -> {
      assertThat(finding.row()).as("without the folder, which pages do not tell").isEqualTo("larger.checkpoint");
      assertThat(finding.what()).contains("an older backup restored");
    });
  }

  @Test
  void anotherRootOfThatSizeTellsThatTheLogWasMadeAnew() throws IOException {
    SignedCheckpoint now = newest();
    byte[] root = now.root().clone();
    root[7] ^= 1;
    keep("other", signed(now.size(), root));
    assertThat(found()).singleElement().satisfies(finding -> {
      assertThat(finding.row()).isEqualTo("other.checkpoint");
      assertThat(finding.what()).contains("another root");
    });
  }

  @Test
  void aCopyThatWasSpoiltIsNamed() throws IOException {
    byte[] note = newest().note().clone();
    note[note.length / 2] ^= 1;
    keep("spoilt", note);
    keep("empty", new byte[0]);
    assertThat(found()).extracting(Findings.Finding::row).containsExactlyInAnyOrder("spoilt.checkpoint", "empty.checkpoint");
  }
}
