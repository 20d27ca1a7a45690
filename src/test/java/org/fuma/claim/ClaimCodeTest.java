package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCodeTest {

  private static final ClaimCode CODE = ClaimCode.of("0123ABCD10JK");

  @ParameterizedTest
  @ValueSource(strings = {
      "0123ABCD10JK", "0123-ABCD-10JK", " 0123 abcd 10jk ", "o123abcdloJK", "Ｏ１２３－ＡＢＣＤ－ＩＯＪＫ", "0123—ABCD—10JK"})
  void whatAPersonMeantIsRead(String typed) {
    assertThat(ClaimCode.read(typed)).get().matches(CODE::matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123ABCD10J", "0123ABCD10JKM", "0123ABCD10JU", "保护码保护码保护码保护码"})
  void whatIsNoCodeIsNotRead(String typed) {
    assertThat(ClaimCode.read(typed)).isEmpty();
  }

  @Test
  void anEndlessTextIsNotRead() {
    assertThat(ClaimCode.read("0".repeat(100_000))).isEmpty();
  }

  @Property
  void whatIsPrintedIsReadBack(@ForAll("codes") String value) {
    assertThat(ClaimCode.read(ClaimCode.of(value).grouped())).get().matches(ClaimCode.of(value)::matches);
  }

  @Property
  void anotherCodeDoesNotMatch(@ForAll("codes") String value, @ForAll("codes") String other) {
    Optional<ClaimCode> read = ClaimCode.read(other);
    assertThat(read.orElseThrow().matches(ClaimCode.of(value))).isEqualTo(value.equals(other));
  }

  @Test
  void itTellsNothingInALog() {
    assertThat(CODE.toString()).doesNotContain("0123", "ABCD", "10JK");
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.strings().withChars("0123456789ABCDEFGHJKMNPQRSTVWXYZ").ofLength(ClaimCode.LENGTH);
  }
}
