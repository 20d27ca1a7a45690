package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** A proof file holds as it was given away, and in no other form; who did not write it comes to the same result. */
class ProofFileTest {

  private static final SmallLog LOG = SmallLog.of(300);

  @Property(tries = 60)
  void everyEntryOfEveryTreeIsProved(@ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(min = 0, max = 299) int any) throws Exception {
    int index = any % size;
    byte[] file = LOG.proof(index, size);
    ProofFile.Proven proven = ProofFile.read(file).check(List.of(LOG.key()));
    assertThat(proven.index()).isEqualTo(index);
    assertThat(proven.checkpoint().size()).isEqualTo(size);
    assertThat(proven.record()).containsEntry("number", Integer.toString(index)).containsEntry("list", "a, b").containsEntry("flag", "true");
    assertThat(proven.header()).containsEntry("kind", "visit.logged").containsEntry("form", "2");
    elsewhere(file);
  }

  @Test
  void whateverBitOfItIsFlippedItHoldsNoMore() {
    byte[] file = LOG.proof(123, 290);
    for (int at = 0; at < file.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = file.clone();
        flipped[at] ^= (byte) (1 << bit);
        assertThat(holds(flipped)).as("byte %d, bit %d: %s", at, bit, (char) file[at]).isFalse();
      }
    }
    assertThat(holds(file)).isTrue();
  }

  @Test
  void whatIsCutOffOrAddedIsRefused() {
    byte[] file = LOG.proof(7, 8);
    for (int length = 0; length < file.length; length++) {
      assertThat(holds(Arrays.copyOf(file, length))).isFalse();
    }
    String text = new String(file, StandardCharsets.UTF_8);
    for (String other : List.of(
        text + "\n", " " + text, text + "{}", text.replace(",\"proof\"", ", \"proof\""), text.replace("{\"format\"", "{\"a\":\"b\",\"format\""),
        text.replace(",\"salt\":", ",\"salt\":\"00\",\"salt\":"), "[".repeat(100_000))) {
      assertThat(holds(other.getBytes(StandardCharsets.UTF_8))).as(other.substring(0, 20)).isFalse();
    }
  }

  @Test
  void theRecordOfOneEntryProvesNoOther() {
    ProofFile one = ProofFile.read(LOG.proof(1, 8));
    ProofFile two = ProofFile.read(LOG.proof(2, 8));
    assertThat(holds(new ProofFile(one.header(), two.record(), two.salt(), one.proof()).json())).isFalse();
    assertThat(holds(new ProofFile(one.header(), one.record(), two.salt(), one.proof()).json())).isFalse();
    assertThat(holds(new ProofFile(two.header(), two.record(), two.salt(), one.proof()).json())).isFalse();
    assertThat(holds(new ProofFile(two.header(), two.record(), two.salt(), two.proof()).json())).isTrue();
  }

  @Test
  void noKeyButTheLogsOwnWillDo() {
    ProofFile file = ProofFile.read(LOG.proof(1, 8));
    assertThatThrownBy(() -> file.check(List.of(LOG.receiptKey()))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.check(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.check(List.of(new NoteKey(SmallLog.ORIGIN, new byte[32])))).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean holds(byte[] file) {
    try {
      ProofFile.read(file).check(List.of(LOG.key()));
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** The same with tools of others: RFC 8785 by erdtman's library, note, signature and tree by sigstore's. */
  private static void elsewhere(byte[] file) throws Exception {
    JsonNode json = JsonNodeTreeCodec.getInstance().readTree(new JsonFactory().createParser(file));
    byte[] header = canonical(file, "header");
    byte[] record = canonical(file, "record");
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(HexFormat.of().parseHex(json.get("salt").getStringValue()));
    assertThat(HexFormat.of().formatHex(sha.digest(record))).isEqualTo(json.get("header").get("commitment").getStringValue());
    sha.update((byte) 0);
    byte[] leaf = sha.digest(MessageDigest.getInstance("SHA-256").digest(header));

    String[] parts = json.get("proof").getStringValue().split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    List<byte[]> path = lines.subList(2, lines.size()).stream().map(Base64.getDecoder()::decode).toList();
    long index = Long.parseLong(lines.get(1).substring("index ".length()));
    RekorEntry.Checkpoint checkpoint = Checkpoints.from(parts[1]);
    byte[] root = Base64.getDecoder().decode(checkpoint.getBase64Hash());
    RekorEntry.CheckpointSignature signature = checkpoint.getSignatures().getFirst();
    byte[] signed = checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8);
    assertThat(checkpoint.getOrigin()).isEqualTo(SmallLog.ORIGIN);
    assertThat(signature.getKeyHint()).isEqualTo(LOG.key().id());
    assertThat(Verifiers.newVerifier(key()).verify(signed, signature.getSignature())).isTrue();
    InclusionProofVerifier.verify(leaf, index, checkpoint.getSize(), path, root);

    byte[] other = leaf.clone();
    other[5] ^= 4;
    assertThatThrownBy(() -> InclusionProofVerifier.verify(other, index, checkpoint.getSize(), path, root))
        .isInstanceOf(InclusionProofVerificationException.class);
    signed[3] ^= 1;
    assertThat(Verifiers.newVerifier(key()).verify(signed, signature.getSignature())).isFalse();
  }

  private static byte[] canonical(byte[] file, String part) throws Exception {
    String text = new JsonCanonicalizer(file).getEncodedString();
    int start = text.indexOf("\"" + part + "\":{") + part.length() + 3;
    return new JsonCanonicalizer(text.substring(start, text.indexOf('}', start) + 1)).getEncodedUTF8();
  }

  private static PublicKey key() throws Exception {
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + 32);
    System.arraycopy(LOG.key().publicKey(), 0, encoded, prefix.length, 32);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
