package org.fuma.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.encryption.signers.Verifier;
import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.ledger.Checkpoint;
import org.fuma.ledger.InclusionProof;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Log;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.Placing;
import org.fuma.ledger.Tree;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.ClientAddress;
import org.fuma.web.RateLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as the running service serves it, followed by a monitor and checked by sigstore's verifiers, which know nothing of our code. */
class PublicLogTest {

  private static final int MANY = 600;
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final String KEPT = "public, max-age=31536000, immutable";

  private final City city = City.get();
  private final Log log = city.bean(Log.class);
  private final LogMonitor monitor = new LogMonitor(city.anyone());

  @BeforeAll
  static void manyEntries() {
    append(MANY);
  }

  @Test
  void sigstoreAcceptsOurCheckpointsAndProofsAndRefusesWhateverIsFlipped() throws Exception {
    List<Long> entries = append(20);
    List<byte[]> published = monitor.entries(log.size());
    for (long entry : entries) {
      InclusionProof proof = log.proof(entry).orElseThrow();
      RekorEntry.Checkpoint checkpoint = believed(new String(proof.checkpoint(), StandardCharsets.UTF_8));
      byte[] root = Base64.getDecoder().decode(checkpoint.getBase64Hash());
      byte[] leaf = LogMonitor.leaf(published.get((int) proof.index()));
      InclusionProofVerifier.verify(leaf, proof.index(), checkpoint.getSize(), proof.path(), root);
      refused(flipped(leaf), proof, checkpoint, proof.path(), root);
      refused(leaf, proof, checkpoint, proof.path(), flipped(root));
      for (int i = 0; i < proof.path().size(); i++) {
        List<byte[]> path = new ArrayList<>(proof.path());
        path.set(i, flipped(path.get(i)));
        refused(leaf, proof, checkpoint, path, root);
      }
    }
  }

  @Test
  void aMonitorThatReadsEverythingComesToTheSignedRoots() throws Exception {
    RekorEntry.Checkpoint checkpoint = believed(monitor.checkpoint());
    long size = checkpoint.getSize();
    assertThat(size).isGreaterThan(MANY);
    List<byte[]> leaves = monitor.entries(size).stream().map(LogMonitor::leaf).toList();
    assertThat(leaves).hasSize((int) size);
    assertThat(Base64.getEncoder().encodeToString(LogMonitor.root(leaves))).isEqualTo(checkpoint.getBase64Hash());
    same(monitor.level(0, size), leaves);
    List<byte[]> above = IntStream.range(0, (int) size / Tree.TILE).mapToObj(n -> LogMonitor.root(leaves.subList(n * Tree.TILE, (n + 1) * Tree.TILE))).toList();
    assertThat(above).isNotEmpty();
    same(monitor.level(1, size), above);
  }

  @Test
  void checkpointsFollowFromEachOther() throws Exception {
    Checkpoint old = opened(believed(monitor.checkpoint()));
    append(1);
    Checkpoint now = opened(believed(monitor.checkpoint()));
    assertThat(now.size()).isGreaterThan(old.size());
    Reply reply = city.anyone().get("/log/consistency?from=" + old.size() + "&to=" + now.size()).expect(200);
    List<byte[]> proof = reply.body().lines().map(Base64.getDecoder()::decode).toList();
    assertThat(Tree.consistent(old.size(), now.size(), old.root(), now.root(), proof)).isTrue();
    assertThat(Tree.consistent(old.size() - 1, now.size(), old.root(), now.root(), proof)).isFalse();
    assertThat(reply.header("content-type")).startsWith("text/plain");
    assertThat(city.anyone().get("/log/consistency?from=0&to=" + now.size()).expect(200).body()).isEmpty();
    assertThat(city.anyone().get("/log/consistency?from=" + now.size() + "&to=" + now.size()).expect(200).body()).isEmpty();
    city.anyone().get("/log/consistency?from=2&to=1").expect(404);
    city.anyone().get("/log/consistency?from=1&to=" + Long.MAX_VALUE).expect(404);
    for (String sizes : List.of("", "?from=1", "?to=1", "?from=-1&to=1", "?from=01&to=1", "?from=1&to=x", "?from=1&to=9223372036854775808")) {
      city.anyone().get("/log/consistency" + sizes).expect(400);
    }
  }

  @Test
  void whatIsPublishedMayBeKeptAndTheNewestCheckpointIsAskedForAgain() {
    for (String path : List.of("0/000", "0/000.p/7", "0/001.p/255", "1/000.p/1", "1/000.p/2", "entries/000", "entries/000.p/9", "entries/001.p/1")) {
      Reply tile = city.anyone().get("/log/tile/" + path).expect(200);
      assertThat(tile.header("content-type")).isEqualTo("application/octet-stream");
      assertThat(tile.header("cache-control")).isEqualTo(KEPT);
      assertThat(tile.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
    }
    Reply checkpoint = city.anyone().get("/log/checkpoint").expect(200);
    assertThat(checkpoint.header("content-type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(checkpoint.header("cache-control")).isEqualTo("no-cache");
    assertThat(city.anyone().ask("HEAD", "/log/checkpoint").status()).isEqualTo(200);
  }

  @Test
  void theCheckpointWaitsForNobodyWhoReadsTiles() {
    PublicLog busy = new PublicLog(log, city.bean(ClientAddress.class), city.bean(RateLimits.class), new Semaphore(0));
    assertThat(busy.newest(HttpRequest.GET("/log/checkpoint"))).isPresent();
  }

  @Test
  void aPartOfATileIsItsBeginning() {
    byte[] whole = city.anyone().get("/log/tile/0/000").expect(200).bytes();
    byte[] bundle = city.anyone().get("/log/tile/entries/000").expect(200).bytes();
    assertThat(whole).hasSize(Tree.TILE * Tree.HASH_BYTES);
    assertThat(bundle).hasSize(Tree.TILE * (Tree.HASH_BYTES + 2));
    for (int width : List.of(1, 100, 255)) {
      assertThat(city.anyone().get("/log/tile/0/000.p/" + width).expect(200).bytes()).isEqualTo(Arrays.copyOf(whole, width * Tree.HASH_BYTES));
      assertThat(city.anyone().get("/log/tile/entries/000.p/" + width).expect(200).bytes()).isEqualTo(Arrays.copyOf(bundle, width * (Tree.HASH_BYTES + 2)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/000.p/0", "0/000.p/256", "0/000.p/07", "0/000.p/", "0/0", "00/000", "0/0000", "0/x000/000", "0/x001/00", "0/x000", "8/000", "8/000.p/1", "63/000", "64/000",
      "-1/000", "0/001000", "0/x999/x999/x999/x999/x999/999", "1/999", "entries/x999/999", "entries/0", "entries/000.p/0", "entries", "0", "0/000/p/7", "0/000.p/1.p/1", "0/000.P/1",
      "0/x001/x000", "3/000.p/1"})
  void whatIsNotPublishedOrWrittenOtherwiseIsNotThereAndNotKept(String path) {
    Reply none = city.anyone().get("/log/tile/" + path).expect(404);
    assertThat(none.header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void noTileGoesBeyondThePublishedSize() {
    long size = log.size();
    long n = size / Tree.TILE;
    city.anyone().get("/log/tile/0/" + "%03d".formatted(n + 1)).expect(404);
    city.anyone().get("/log/tile/entries/" + "%03d".formatted(n + 1)).expect(404);
    city.anyone().get("/log/tile/0/" + "%03d".formatted(n + 1) + ".p/255").expect(404);
  }

  @Test
  void theKeysAreThoseThatSign() {
    List<String> keys = city.anyone().get("/log/keys").expect(200).body().lines().toList();
    String origin = city.address().replace("http://", "") + "/log";
    assertThat(keys).hasSize(2);
    assertThat(keys.get(0)).startsWith(origin + "+");
    assertThat(keys.get(1)).startsWith(origin + "/receipt+");
    assertThat(keys.get(0).substring(keys.get(0).lastIndexOf('+'))).isNotEqualTo(keys.get(1).substring(keys.get(1).lastIndexOf('+')));
  }

  @Test
  void thePageSaysWhatTheLogIsAndShowsWhatItSigned() {
    Reply page = city.anyone().page("/log").expect(200);
    assertThat(page.body()).contains("公开存证日志", city.address().replace("http://", "") + "/log", "/log/checkpoint", city.bean(LogKeys.class).receipt().key().vkey());
    assertThat(city.anyone().page("/").body()).contains("href=\"/log\"");
  }

  /** Sigstore's reading of the checkpoint, its signature checked by the published key. */
  private RekorEntry.Checkpoint believed(String note) throws Exception {
    RekorEntry.Checkpoint checkpoint = Checkpoints.from(note);
    assertThat(checkpoint.getOrigin()).isEqualTo(city.address().replace("http://", "") + "/log");
    assertThat(checkpoint.getSignatures()).hasSize(1);
    RekorEntry.CheckpointSignature signature = checkpoint.getSignatures().getFirst();
    assertThat(signature.getIdentity()).isEqualTo(checkpoint.getOrigin());
    String[] vkey = city.anyone().get("/log/keys").expect(200).body().lines().findFirst().orElseThrow().split("\\+", 3);
    assertThat(HexFormat.of().formatHex(signature.getKeyHint())).isEqualTo(vkey[1]);
    byte[] raw = Base64.getDecoder().decode(vkey[2]);
    byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + raw.length - 1);
    System.arraycopy(raw, 1, encoded, SPKI.length, raw.length - 1);
    PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    Verifier verifier = Verifiers.newVerifier(key);
    byte[] signed = checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8);
    assertThat(verifier.verify(signed, signature.getSignature())).isTrue();
    for (int i = 0; i < signed.length; i++) {
      byte[] other = signed.clone();
      other[i] ^= 1;
      assertThat(verifier.verify(other, signature.getSignature())).isFalse();
    }
    return checkpoint;
  }

  private static Checkpoint opened(RekorEntry.Checkpoint checkpoint) {
    return new Checkpoint(checkpoint.getOrigin(), checkpoint.getSize(), Base64.getDecoder().decode(checkpoint.getBase64Hash()));
  }

  private static void refused(byte[] leaf, InclusionProof proof, RekorEntry.Checkpoint checkpoint, List<byte[]> path, byte[] root) {
    assertThatThrownBy(() -> InclusionProofVerifier.verify(leaf, proof.index(), checkpoint.getSize(), path, root))
        .isInstanceOf(InclusionProofVerificationException.class);
  }

  private static void same(List<byte[]> actual, List<byte[]> expected) {
    assertThat(actual).usingElementComparator(Arrays::compare).isEqualTo(expected);
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length / 2] ^= 4;
    return other;
  }

  /** Entries that record nothing, published when this returns. */
  private static List<Long> append(int many) {
    City city = City.get();
    Ledger ledger = city.bean(Ledger.class);
    List<Long> entries = new ArrayList<>();
    for (int i = 0; i < many; i += 20) {
      entries.addAll(city.bean(Transactions.class).write(() ->
          IntStream.range(0, Math.min(20, many)).mapToObj(one -> ledger.appendUnnamed("ledger.blank", "ledger", Ids.random(), Map.of()).id()).toList()));
    }
    Placing.until(city, () -> city.bean(Log.class).proof(entries.getLast()).isPresent());
    Placing.until(city, () -> entries.stream().allMatch(one -> city.bean(Log.class).leafOf(one).isPresent()));
    return entries;
  }
}
