package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.fuma.enterprise.Uscc.Reading.Refused;
import org.fuma.enterprise.Uscc.Reading.Valid;
import org.fuma.enterprise.Uscc.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class UsccTest {

  @ParameterizedTest
  @ValueSource(strings = {"91110000600037341L", "11371525004442025C", "113703030042170202"})
  void theExamplesOfTheRulesAreValid(String code) {
    assertThat(Uscc.read(code)).contains(new Uscc(code));
    assertThat(new Uscc(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "91110000600037341l",
      " 9111 0000 6000 3734 1L ",
      "911100-00-60003734-1L",
      "９１１１００００６０００３７３４１Ｌ",
      "91110000\u200B600037341\uFEFFL",
      "\t91110000\u3000600037341L\r\n",
      "91110000\u2013600037341\u2212L",
      "9-1-1-1-0-0-0-0-6-0-0-0-3-7-3-4-1-L"
  })
  void whatPeoplePasteIsUnderstood(String pasted) {
    assertThat(Uscc.read(pasted)).contains(new Uscc("91110000600037341L"));
  }

  @ParameterizedTest
  @CsvSource({
      "'', LENGTH",
      "'   ', LENGTH",
      "91110000600037341, LENGTH",
      "91110000600037341LL, LENGTH",
      "430400000012345, LENGTH",
      "9111000060003734IL, CHARACTER",
      "9111000060003734OL, CHARACTER",
      "9111000060003734SL, CHARACTER",
      "9111000060003734VL, CHARACTER",
      "9111000060003734ZL, CHARACTER",
      "衡1110000600037341L, CHARACTER",
      "91110A00600037341L, CHARACTER",
      "91110000600037342L, BODY_CHECK",
      "9111000060003734XL, BODY_CHECK",
      "91110000600037341M, CHECK",
      "92110000600037341L, CHECK",
      "113703030042170203, CHECK"
  })
  void whatIsNoneIsRefusedForTheFirstReason(String text, Reason reason) {
    assertThat(Uscc.examine(text)).isEqualTo(new Refused(reason));
    assertThat(Uscc.read(text)).isEmpty();
  }

  @Test
  void textsOfMoreThan64CharactersAreNotLookedAt() {
    var code = "91110000600037341L";
    assertThat(Uscc.examine(code + " ".repeat(64 - code.length()))).isInstanceOf(Valid.class);
    assertThat(Uscc.examine(code + " ".repeat(65 - code.length()))).isEqualTo(new Refused(Reason.LENGTH));
    assertThat(Uscc.examine("\uFDFA".repeat(64))).isEqualTo(new Refused(Reason.LENGTH));
  }

  @Test
  void theRegionIsWhereTheFirmWasFirstRegistered() {
    assertThat(new Uscc("11371525004442025C").region()).isEqualTo("371525");
  }

  @ParameterizedTest
  @ValueSource(strings = {"91110000600037341l", "9111000060003734 1L", "91110000600037341M", ""})
  void anInvalidValueCannotBeMade(String value) {
    assertThatThrownBy(() -> new Uscc(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"91110000, 60003734, 91110000600037341L", "11371525, 00444202, 11371525004442025C",
      "11370303, 00421702, 113703030042170202"})
  void checkDigitsAreCompleted(String first8, String body8, String whole) {
    assertThat(Uscc.withCheckDigits(first8, body8).value()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"9111000, 60003734", "91110000, 600037341", "9111000O, 60003734", "91110000, 6000373z",
      "9111000A, 60003734"})
  void onlyTheStandardsCharactersAreCompleted(String first8, String body8) {
    assertThatThrownBy(() -> Uscc.withCheckDigits(first8, body8)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatIsCompletedIsValid(@ForAll("codes") Uscc code) {
    assertThat(Uscc.examine(code.value())).isEqualTo(new Valid(code));
    assertThat(code.value()).hasSize(Uscc.LENGTH);
  }

  /** MOD 31-3 is a pure system with a prime modulus: it detects every one of these, not just most. */
  @Property(tries = 3_000)
  void everySubstitutionOfOneCharacterIsRefused(
      @ForAll("codes") Uscc code, @ForAll @IntRange(max = 17) int at, @ForAll("characters") char other) {
    Assume.that(code.value().charAt(at) != other);
    var wrong = new StringBuilder(code.value());
    wrong.setCharAt(at, other);
    assertThat(Uscc.read(wrong.toString())).isEmpty();
    assertThat(UsccChecks.ofCode(wrong.substring(0, 17))).isNotEqualTo(wrong.charAt(17));
  }

  /** Likewise: 3^i and 3^(i+1) differ modulo 31, as do 3^16 and the check's own weight of 1. */
  @Property(tries = 3_000)
  void everyTranspositionOfNeighboursIsRefused(@ForAll("codes") Uscc code, @ForAll @IntRange(max = 16) int at) {
    var value = code.value();
    Assume.that(value.charAt(at) != value.charAt(at + 1));
    var wrong = value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
    assertThat(Uscc.read(wrong)).isEmpty();
    assertThat(UsccChecks.ofCode(wrong.substring(0, 17))).isNotEqualTo(wrong.charAt(17));
  }

  @Property
  void anyTextIsReadOrRefusedWithoutFail(@ForAll @StringLength(max = 80) String text) {
    assertThat(Uscc.examine(text)).isNotNull();
  }

  @Property
  void anyTextOfTheRightCharactersIsReadOrRefused(
      @ForAll @StringLength(18) @CharRange(from = '0', to = '9') String digits) {
    boolean bodyRight = UsccChecks.ofBody(digits.substring(8, 16)) == digits.charAt(16);
    boolean codeRight = UsccChecks.ofCode(digits.substring(0, 17)) == digits.charAt(17);
    assertThat(Uscc.read(digits).isPresent()).isEqualTo(bodyRight && codeRight);
  }

  @Provide
  static Arbitrary<Character> characters() {
    return Arbitraries.of(UsccChecks.ALPHABET.chars().mapToObj(c -> (char) c).toList());
  }

  @Provide
  static Arbitrary<Uscc> codes() {
    var known = Arbitraries.strings().withChars(UsccChecks.ALPHABET);
    var digits = Arbitraries.strings().numeric();
    return Combinators.combine(known.ofLength(2), digits.ofLength(6), known.ofLength(8))
        .as((head, region, body) -> Uscc.withCheckDigits(head + region, body));
  }
}
