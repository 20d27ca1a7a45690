package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fuma.store.Hashes;
import org.junit.jupiter.api.Test;

/** A proof with its signed checkpoint binds everything: whatever bit is flipped in it, or in the entry, it does not hold any more. */
class InclusionProofTest {

  private final NoteSigner signer = new NoteSigner("example.cn/log", Hashes.sha256("a seed for this test"));

  @Property(tries = 12)
  void noBitOfAProofCanBeFlipped(@ForAll @IntRange(min = 1, max = 600) int size, @ForAll @IntRange(min = 0, max = 599) int any) {
    int index = any % size;
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(Hashes.sha256("entry " + i));
    }
    byte[] proof = proof(entries, index).text().getBytes(StandardCharsets.UTF_8);
    byte[] entry = entries.get(index);
    assertThat(holds(entry, proof)).isTrue();
    for (int bit = 0; bit < proof.length * 8; bit++) {
      assertThat(holds(entry, flipped(proof, bit))).as("bit %d of the proof", bit).isFalse();
    }
    for (int bit = 0; bit < entry.length * 8; bit++) {
      assertThat(holds(flipped(entry, bit), proof)).as("bit %d of the entry", bit).isFalse();
    }
    for (int other = 0; other < size; other++) {
      assertThat(holds(entries.get(other), proof)).isEqualTo(other == index);
    }
  }

  @Test
  void itIsWrittenAsTheFormatSays() {
    InclusionProof proof = proof(List.of(new byte[] {1}, new byte[] {2}), 1);
    assertThat(proof.text()).isEqualTo("c2sp.org/tlog-proof@v1\nindex 1\n" + Base64.getEncoder().encodeToString(Tree.leaf(new byte[] {1})) + "\n\n"
        + new String(proof.checkpoint(), StandardCharsets.UTF_8));
    assertThat(proof(List.of(new byte[] {1}), 0).text()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nexample.cn/log\n1\n");
    assertThat(InclusionProof.read(proof.text()).text()).isEqualTo(proof.text());
  }

  @Test
  void whatIsNoProofIsRefused() {
    for (String text : List.of("", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nx", "c2sp.org/tlog-proof@v1\nindex 00\n\nx",
        "c2sp.org/tlog-proof@v1\nindex -1\n\nx", "c2sp.org/tlog-proof@v1\nindex 0\nAAA\n\nx", "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\nx",
        "c2sp.org/tlog-proof@v1\nindex 0\n" + "AAAA\n".repeat(64) + "\nx")) {
      assertThatThrownBy(() -> InclusionProof.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private InclusionProof proof(List<byte[]> entries, int index) {
    KeptTree tree = new KeptTree();
    tree.append(entries);
    Checkpoint checkpoint = new Checkpoint("example.cn/log", entries.size(), tree.edge().root());
    return new InclusionProof(index, Tree.inclusion(tree, index, entries.size()), signer.sign(checkpoint.text()));
  }

  private boolean holds(byte[] entry, byte[] text) {
    try {
      InclusionProof proof = InclusionProof.read(new String(text, StandardCharsets.UTF_8));
      return proof.holds(entry, Checkpoint.read(Note.open(proof.checkpoint(), Set.of(signer.key())).text()));
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] other = bytes.clone();
    other[bit / 8] ^= (byte) (1 << bit % 8);
    return other;
  }
}
