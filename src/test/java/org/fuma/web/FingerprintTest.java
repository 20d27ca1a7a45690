package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Two requests are written alike exactly when they are equal. */
class FingerprintTest {

  private record Pair(String first, String second) {}

  private record Whole(Pair pair, List<String> list, Set<String> set, Optional<Long> number, TimeUnit unit) {}

  @Property
  void textsThatDifferAreWrittenDifferently(@ForAll String a, @ForAll String b, @ForAll String c, @ForAll String d) {
    assertThat(Fingerprint.of(new Pair(a, b)).equals(Fingerprint.of(new Pair(c, d)))).isEqualTo(a.equals(c) && b.equals(d));
  }

  @Test
  void whatMovesFromOneFieldToTheNextIsSeen() {
    assertThat(Fingerprint.of(new Pair("a, second=b", "c"))).isNotEqualTo(Fingerprint.of(new Pair("a", "b, second=c")));
    assertThat(Fingerprint.of(List.of("ab", "c"))).isNotEqualTo(Fingerprint.of(List.of("a", "bc")));
    assertThat(Fingerprint.of(Optional.empty())).isNotEqualTo(Fingerprint.of(Optional.of("-")));
  }

  @Test
  void aSetsOrderIsNot() {
    Set<String> one = new LinkedHashSet<>(List.of("a", "b"));
    Set<String> other = new LinkedHashSet<>(List.of("b", "a"));
    Pair pair = new Pair("x", "y");
    assertThat(Fingerprint.of(new Whole(pair, List.of("1"), one, Optional.of(7L), TimeUnit.DAYS)))
        .isEqualTo(Fingerprint.of(new Whole(pair, List.of("1"), other, Optional.of(7L), TimeUnit.DAYS)));
  }
}
