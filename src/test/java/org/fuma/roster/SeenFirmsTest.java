package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fuma.enterprise.Uscc;

/** A firm is known again in whichever line it stands, and never taken for another. */
class SeenFirmsTest {

  @Property(tries = 50)
  void eachFirmIsKnownByItsFirstLine(@ForAll("manyFirms") List<Uscc> firms) {
    SeenFirms seen = new SeenFirms();
    Map<Uscc, Long> first = new HashMap<>();
    long line = 0;
    for (Uscc firm : firms) {
      line++;
      Long earlier = first.putIfAbsent(firm, line);
      assertThat(seen.note(firm, line)).isEqualTo(earlier == null ? OptionalLong.empty() : OptionalLong.of(earlier));
    }
  }

  /** Few different characters, so that firms differ in one place only, or stand twice. */
  @Provide
  Arbitrary<List<Uscc>> manyFirms() {
    Arbitrary<String> kind = Arbitraries.strings().withChars("9Y").ofLength(2);
    Arbitrary<String> region = Arbitraries.strings().withChars("04").ofLength(6);
    Arbitrary<String> body = Arbitraries.strings().withChars("0MY").ofLength(8);
    return Combinators.combine(kind, region, body).as((k, r, b) -> Uscc.withCheckDigits(k + r, b)).list().ofMinSize(0).ofMaxSize(3_000);
  }
}
