package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The eight leaves that the implementations of RFC 6962 test with since Google's first, and the ways in which transparency-dev/merkle spoils proofs over
 * them: neighbouring and doubled numbers, other leaves and roots, flipped, missing and additional hashes. Here for every leaf and every pair of sizes.
 */
class ProbesTest {

  private static final List<byte[]> ENTRIES =
      Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f").map(HexFormat.of()::parseHex).toList();
  private static final List<String> ROOTS = List.of(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  private static final byte[] OTHER = Tree.leaf(new byte[] {1, 2, 3});

  private final KeptTree tree = new KeptTree();

  ProbesTest() {
    tree.append(ENTRIES);
  }

  /** One claim that a leaf stands in a tree. */
  private record Inclusion(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {

    boolean holds() {
      return Tree.included(leaf, index, size, path, root);
    }
  }

  /** One claim that a tree began as another. */
  private record Growth(long old, long size, byte[] oldRoot, byte[] root, List<byte[]> proof) {

    boolean holds() {
      return Tree.consistent(old, size, oldRoot, root, proof);
    }
  }

  @Test
  void theRootsAreTheKnownOnes() {
    for (int n = 0; n < ROOTS.size(); n++) {
      assertThat(HexFormat.of().formatHex(Tree.root(tree, n))).isEqualTo(ROOTS.get(n));
    }
  }

  @Test
  void noSpoiledInclusionProofHolds() {
    int probes = 0;
    for (int n = 1; n <= ENTRIES.size(); n++) {
      for (int m = 0; m < n; m++) {
        Inclusion good = new Inclusion(Tree.leaf(ENTRIES.get(m)), m, n, Tree.inclusion(tree, m, n), root(n));
        assertThat(good.holds()).isTrue();
        Map<String, Inclusion> spoiled = spoiled(good);
        spoiled.forEach((how, probe) -> assertThat(probe.holds()).as("%s: %s of %s", how, good.index(), good.size()).isFalse());
        probes += spoiled.size();
      }
    }
    assertThat(probes).isGreaterThan(600);
  }

  @Test
  void noSpoiledConsistencyProofHolds() {
    int probes = 0;
    for (int n = 1; n <= ENTRIES.size(); n++) {
      for (int m = 1; m <= n; m++) {
        Growth good = new Growth(m, n, root(m), root(n), Tree.consistency(tree, m, n));
        assertThat(good.holds()).isTrue();
        Map<String, Growth> spoiled = spoiled(good);
        spoiled.forEach((how, probe) -> assertThat(probe.holds()).as("%s: %s to %s", how, good.old(), good.size()).isFalse());
        probes += spoiled.size();
      }
    }
    assertThat(probes).isGreaterThan(600);
  }

  private Map<String, Inclusion> spoiled(Inclusion good) {
    Map<String, Inclusion> probes = new LinkedHashMap<>();
    numbers(good.index(), (how, index) -> probes.put("index " + how, new Inclusion(good.leaf(), index, good.size(), good.path(), good.root())));
    for (long size : List.of(good.size() * 2, good.size() / 2, 0L, -good.size(), good.index())) {
      probes.put("size " + size, new Inclusion(good.leaf(), good.index(), size, good.path(), good.root()));
    }
    hashes(good.leaf(), (how, leaf) -> probes.put("leaf " + how, new Inclusion(leaf, good.index(), good.size(), good.path(), good.root())));
    hashes(good.root(), (how, root) -> probes.put("root " + how, new Inclusion(good.leaf(), good.index(), good.size(), good.path(), root)));
    paths(good.path(), good.root(), (how, path) -> probes.put(how, new Inclusion(good.leaf(), good.index(), good.size(), path, good.root())));
    return probes;
  }

  private Map<String, Growth> spoiled(Growth good) {
    Map<String, Growth> probes = new LinkedHashMap<>();
    numbers(good.old(), (how, old) -> probes.put("old size " + how, new Growth(old, good.size(), good.oldRoot(), good.root(), good.proof())));
    for (long size : List.of(good.size() * 2, good.size() / 2, 0L, -good.size())) {
      if (size != good.size()) {
        probes.put("size " + size, new Growth(good.old(), size, good.oldRoot(), good.root(), good.proof()));
      }
    }
    hashes(good.oldRoot(), (how, root) -> probes.put("old root " + how, new Growth(good.old(), good.size(), root, good.root(), good.proof())));
    hashes(good.root(), (how, root) -> probes.put("root " + how, new Growth(good.old(), good.size(), good.oldRoot(), root, good.proof())));
    if (good.old() < good.size()) {
      probes.put("roots swapped", new Growth(good.old(), good.size(), good.root(), good.oldRoot(), good.proof()));
    }
    paths(good.proof(), good.root(), (how, proof) -> probes.put(how, new Growth(good.old(), good.size(), good.oldRoot(), good.root(), proof)));
    return probes;
  }

  private static void numbers(long good, BiConsumer<String, Long> probe) {
    probe.accept("less one", good - 1);
    probe.accept("plus one", good + 1);
    probe.accept("xor two", good ^ 2);
    probe.accept("negative", -good - 1);
    probe.accept("greatest", Long.MAX_VALUE);
  }

  private static void hashes(byte[] good, BiConsumer<String, byte[]> probe) {
    probe.accept("another", OTHER);
    probe.accept("none", new byte[0]);
    probe.accept("short", Arrays.copyOf(good, good.length - 1));
    probe.accept("of the empty tree", Tree.empty());
    for (int bit = 0; bit < good.length * 8; bit += 37) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      probe.accept("flipped at " + bit, flipped);
    }
  }

  private static void paths(List<byte[]> good, byte[] root, BiConsumer<String, List<byte[]>> probe) {
    for (int i = 0; i < good.size(); i++) {
      int at = i;
      probe.accept("without hash " + i, changed(good, path -> path.remove(at)));
      hashes(good.get(i), (how, hash) -> probe.accept("hash " + at + " " + how, changed(good, path -> path.set(at, hash))));
    }
    if (!good.isEmpty()) {
      probe.accept("without any", List.of());
    }
    for (int i = 0; i <= good.size(); i++) {
      int at = i;
      probe.accept("garbage before " + i, changed(good, path -> path.add(at, OTHER)));
      probe.accept("root before " + i, changed(good, path -> path.add(at, root)));
      probe.accept("nothing before " + i, changed(good, path -> path.add(at, new byte[0])));
    }
  }

  private static List<byte[]> changed(List<byte[]> good, java.util.function.Consumer<List<byte[]>> change) {
    List<byte[]> path = new ArrayList<>(good);
    change.accept(path);
    return path;
  }

  private byte[] root(int n) {
    return Tree.root(tree, n);
  }
}
