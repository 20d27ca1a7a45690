package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The tree is that of RFC 6962, in whatever batches it grew; its proofs hold, and nothing else does. */
class TreeTest {

  private static final int ALL = 70;

  @Property(tries = 200)
  void howeverTheTreeGrewItsRootsAreThoseOfTheDefinition(@ForAll("batches") List<Integer> batches) {
    KeptTree tree = new KeptTree();
    List<byte[]> entries = new ArrayList<>();
    for (int batch : batches) {
      List<byte[]> more = entries(entries.size(), entries.size() + batch);
      tree.append(more);
      entries.addAll(more);
      assertThat(tree.edge().size()).isEqualTo(entries.size());
      assertThat(tree.edge().root()).isEqualTo(NaiveTree.root(entries));
      assertThat(Tree.root(tree, entries.size())).isEqualTo(NaiveTree.root(entries));
      assertThat(tree.stored(1)).isEqualTo(entries.size() / Tree.TILE);
    }
  }

  @Provide
  Arbitrary<List<Integer>> batches() {
    return Arbitraries.integers().between(1, 300).list().ofMinSize(1).ofMaxSize(6);
  }

  @Test
  void everyProofOfEverySizeIsTheDefinitionsAndHolds() {
    List<byte[]> entries = entries(0, ALL);
    KeptTree tree = new KeptTree();
    tree.append(entries);
    for (int n = 1; n <= ALL; n++) {
      List<byte[]> first = entries.subList(0, n);
      byte[] root = NaiveTree.root(first);
      for (int m = 0; m < n; m++) {
        List<byte[]> path = Tree.inclusion(tree, m, n);
        assertThat(path).usingElementComparator(Arrays::compare).isEqualTo(NaiveTree.path(m, first));
        assertThat(Tree.included(Tree.leaf(entries.get(m)), m, n, path, root)).as("%d in %d", m, n).isTrue();
        for (int other = 0; other < n; other++) {
          assertThat(Tree.included(Tree.leaf(entries.get(m)), other, n, path, root)).as("%d as %d in %d", m, other, n).isEqualTo(other == m);
        }
      }
      for (int m = 1; m <= n; m++) {
        List<byte[]> proof = Tree.consistency(tree, m, n);
        byte[] old = NaiveTree.root(entries.subList(0, m));
        assertThat(proof).usingElementComparator(Arrays::compare).isEqualTo(NaiveTree.proof(m, first));
        for (int other = 1; other <= n; other++) {
          assertThat(Tree.consistent(other, n, old, root, proof)).as("%d as %d to %d", m, other, n).isEqualTo(other == m);
        }
      }
    }
  }

  @Property(tries = 60)
  void proofsOfLargeTreesHold(@ForAll @IntRange(min = 1, max = 70_000) int n, @ForAll @IntRange(min = 0, max = 69_999) int any,
      @ForAll @IntRange(min = 0, max = 255) int bit) {
    int m = any % n;
    byte[] root = Tree.root(Large.TREE, n);
    List<byte[]> path = Tree.inclusion(Large.TREE, m, n);
    byte[] leaf = Tree.leaf(entry(m));
    assertThat(Tree.included(leaf, m, n, path, root)).isTrue();
    assertThat(Tree.included(flipped(leaf, bit), m, n, path, root)).isFalse();
    assertThat(Tree.included(leaf, m, n, path, flipped(root, bit))).isFalse();
    for (int i = 0; i < path.size(); i++) {
      assertThat(Tree.included(leaf, m, n, with(path, i, flipped(path.get(i), bit)), root)).isFalse();
    }
    int old = m + 1;
    byte[] oldRoot = Tree.root(Large.TREE, old);
    List<byte[]> proof = Tree.consistency(Large.TREE, old, n);
    assertThat(Tree.consistent(old, n, oldRoot, root, proof)).isTrue();
    assertThat(Tree.consistent(old, n, flipped(oldRoot, bit), root, proof)).isFalse();
    assertThat(Tree.consistent(old, n, oldRoot, flipped(root, bit), proof)).isFalse();
    for (int i = 0; i < proof.size(); i++) {
      assertThat(Tree.consistent(old, n, oldRoot, root, with(proof, i, flipped(proof.get(i), bit)))).isFalse();
    }
  }

  /** Seventy thousand leaves, so that two levels of tiles stand above them. */
  private static final class Large {
    static final KeptTree TREE = new KeptTree();

    static {
      TREE.append(entries(0, 70_000));
    }
  }

  /** By others' programs: leaf i is the decimal of i. */
  @Test
  void theRootsAreThoseThatOthersComputed() {
    assertThat(hex(Tree.empty())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(hex(Tree.leaf(new byte[0]))).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(hex(Tree.leaf("L123456".getBytes(StandardCharsets.US_ASCII)))).startsWith("395aa064");
    assertThat(hex(Tree.node("N123".getBytes(StandardCharsets.US_ASCII), "N456".getBytes(StandardCharsets.US_ASCII)))).startsWith("aa217fe8");
    Map<Integer, String> roots = Map.of(
        255, "32f85bcaa87d7bcd05728f09e9aeba350ba6a2f733830087f0597682848be5cb",
        256, "828515d033c19d8c901f37eccb8aed919667703486f8d2fff1cf7040321c5db1",
        257, "1eda049a4351d86f76252bd7ec0b7746ad75b7fa0316ad5f541dbda458a312c4",
        70_000, "1a4cdfcb66374a0c0dcbef49acbd4976d13ee864fb3cb241fc943cad04f02f7e");
    roots.forEach((size, root) -> assertThat(hex(Tree.root(Large.TREE, size))).isEqualTo(root));
  }

  @Test
  void tilesHoldWhatCompletesThem() {
    assertThat(List.of(Large.TREE.stored(0), Large.TREE.stored(1), Large.TREE.stored(2), Large.TREE.stored(3)))
        .containsExactly(70_000, 273, 1, 0);
  }

  @Test
  void fromTheEmptyTreeNoProofIsNeededAndNoneIsTaken() {
    byte[] root = Tree.root(Large.TREE, 5);
    assertThat(Tree.consistency(Large.TREE, 0, 5)).isEmpty();
    assertThat(Tree.consistent(0, 5, Tree.empty(), root, List.of())).isTrue();
    assertThat(Tree.consistent(0, 5, root, root, List.of())).isFalse();
    assertThat(Tree.consistent(0, 5, Tree.empty(), root, List.of(root))).isFalse();
    assertThat(Tree.consistent(0, 0, Tree.empty(), Tree.empty(), List.of())).isTrue();
    assertThat(Tree.consistent(0, 0, Tree.empty(), root, List.of())).isFalse();
  }

  @Test
  void whatCannotBeProvenIsRefused() {
    assertThatThrownBy(() -> Tree.inclusion(Large.TREE, 5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tree.inclusion(Large.TREE, -1, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tree.consistency(Large.TREE, 6, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tree.consistency(Large.TREE, -1, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTreeWhoseHashesAreMissingHasNoRoot() {
    Tree.Stored holed = (level, from, to) -> Large.TREE.hashes(level, from, to).subList(0, (int) (to - from - 1));
    assertThatThrownBy(() -> Tree.root(holed, 300)).isInstanceOf(IllegalStateException.class).hasMessageContaining("missing");
  }

  private static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(TreeTest::entry).toList();
  }

  private static byte[] entry(int i) {
    return Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
  }

  private static List<byte[]> with(List<byte[]> hashes, int at, byte[] other) {
    List<byte[]> changed = new ArrayList<>(hashes);
    changed.set(at, other);
    return changed;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] other = bytes.clone();
    other[bit / 8] ^= (byte) (1 << bit % 8);
    return other;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
