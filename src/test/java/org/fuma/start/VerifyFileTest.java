package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fuma.ledger.SmallLog;
import org.fuma.settings.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the registry gave away about its ledger is checked without it, by keys that whoever checks brings along. */
class VerifyFileTest {

  private static final SmallLog LOG = SmallLog.of(40);

  @TempDir Path folder;

  private record End(int code, String out) {}

  private End run(String... arguments) {
    StringWriter out = new StringWriter();
    int code = new CommandLine(new VerifyCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true))
        .setExecutionExceptionHandler((failed, command, parsed) -> {
          out.append(failed.getMessage());
          return failed instanceof StartFailure ? 78 : 70;
        }).execute(arguments);
    return new End(code, out.toString());
  }

  @Test
  void aLineOfProgressIsPrintedForEachHundredThousandHoweverItIsCounted() {
    StringWriter printed = new StringWriter();
    Consumer<String> progress = VerifyAll.progress(new PrintWriter(printed, true));
    for (long seen = 0; seen <= 204_800; seen += 4_096) {
      progress.accept(seen + " leaves");
    }
    progress.accept("rows without an entry");
    progress.accept("100000 entries");
    assertThat(printed.toString().lines()).containsExactly("102400 leaves", "200704 leaves", "100000 entries");
  }

  private String file(String name, byte[] bytes) throws Exception {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private End check(String... more) {
    List<String> all = new ArrayList<>(List.of("--key", LOG.key().vkey(), "--key", LOG.receiptKey().vkey()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void aProofAReceiptAndACheckpointHold() throws Exception {
    End end = check(file("proof.json", LOG.proof(5, 30)), file("receipt.txt", LOG.receipt(2)), file("checkpoint", LOG.checkpoint(30)));
    assertThat(end.code()).as(end.out()).isZero();
    assertThat(end.out()).contains("no. 6 of the 30", "第5次检查", "visit.logged", "signed for 30 entries", "The registry wrote these entries");
  }

  @Test
  void theKeysMayComeFromAFile() throws Exception {
    String lines = LOG.key().vkey() + "\n" + LOG.receiptKey().vkey() + "\n";
    String published = "{\"keys\":[],\"addresses\":[],\"log\":[\"" + LOG.key().vkey() + "\",\"" + LOG.receiptKey().vkey() + "\"]}";
    String proof = file("proof.json", LOG.proof(5, 30));
    for (String keys : List.of(lines, published)) {
      End end = run("--keys", file("keys", keys.getBytes(StandardCharsets.UTF_8)), proof);
      assertThat(end.code()).as(end.out()).isZero();
    }
    assertThat(run("--keys", file("none", "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8)), proof).code()).isEqualTo(78);
  }

  @Test
  void oneThatWasChangedMakesItFail() throws Exception {
    byte[] proof = LOG.proof(5, 30);
    proof[proof.length / 2] ^= 1;
    byte[] receipt = LOG.receipt(2);
    receipt[40] ^= 1;
    byte[] checkpoint = LOG.checkpoint(30);
    checkpoint[22] ^= 1;
    for (byte[] changed : List.of(proof, receipt, checkpoint, LOG.receiptByTheWrongKey(), new byte[0], new byte[] {'{'})) {
      End end = check(file("good", LOG.checkpoint(30)), file("changed", changed));
      assertThat(end.code()).as(end.out()).isEqualTo(1);
      assertThat(end.out()).contains("does NOT hold");
    }
  }

  @Test
  void twoCheckpointsAreHeldAgainstEachOther() throws Exception {
    String old = file("old", LOG.checkpoint(21));
    String now = file("now", LOG.checkpoint(40));
    String right = file("right", LOG.consistency(21, 40).getBytes(StandardCharsets.US_ASCII));
    String wrong = file("wrong", LOG.consistency(20, 40).getBytes(StandardCharsets.US_ASCII));
    assertThat(check(old, now).out()).contains("/log/consistency?from=21&to=40");
    End end = check("--consistency", right, old, now);
    assertThat(end.code()).as(end.out()).isZero();
    assertThat(end.out()).contains("began as that of 21");
    assertThat(check("--consistency", right, now, old).code()).isZero();
    assertThat(check("--consistency", wrong, old, now).code()).isEqualTo(1);
    assertThat(check("--consistency", file("nothing", new byte[0]), old, now).code()).isEqualTo(1);
    assertThat(check("--consistency", right, old).code()).isEqualTo(78);
  }

  @Test
  void withoutAKeyNothingIsChecked() throws Exception {
    String proof = file("proof.json", LOG.proof(5, 30));
    assertThat(run(proof).code()).isEqualTo(78);
    assertThat(run("--key", "no key", proof).code()).isEqualTo(78);
    assertThat(run("--key", LOG.key().vkey(), folder.resolve("gone").toString()).code()).isEqualTo(78);
    assertThat(run("--key", LOG.receiptKey().vkey(), proof).code()).isEqualTo(1);
  }
}
