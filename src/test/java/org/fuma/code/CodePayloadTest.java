package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fuma.code.CodeVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePayloadTest {

  private static final String TEXT = Codes.PAYLOAD.text();

  @Test
  void itIsWrittenAsDesigned() {
    assertThat(TEXT).hasSize(CodePayload.LENGTH).matches("[0-9A-Z.]+")
        .startsWith("0123ABCD10JKMNPQ." + Codes.FIRM.value() + ".K1.");
    assertThat(Codes.PAYLOAD.signedText()).isEqualTo("fuma-code-1:0123ABCD10JKMNPQ." + Codes.FIRM.value() + ".K1");
    assertThat(Codes.PAYLOAD.signatureBytes()).hasSize(64);
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadInEitherCase(@ForAll("payloads") CodePayload payload) {
    assertThat(CodePayload.read(payload.text())).contains(payload);
    assertThat(CodePayload.read(payload.text().toLowerCase(Locale.ROOT))).contains(payload);
    assertThat(Codes.VERIFIER.verify(payload)).isEqualTo(Verdict.GENUINE);
  }

  @Property(tries = 5_000)
  void noCharacterCanBeChanged(
      @ForAll("payloads") CodePayload payload, @ForAll @IntRange(max = CodePayload.LENGTH - 1) int at,
      @ForAll char other) {
    refusedWith(payload, at, other);
  }

  @Property(tries = 5_000)
  void noCharacterCanBeChangedForAnotherOfTheSameAlphabet(
      @ForAll("payloads") CodePayload payload, @ForAll @IntRange(max = CodePayload.LENGTH - 1) int at,
      @ForAll @IntRange(min = '.', max = 'z') int other) {
    refusedWith(payload, at, (char) other);
  }

  /** The letters that some folding turns into ASCII, at every place. */
  @ParameterizedTest
  @ValueSource(chars = {'\u0131', '\u017F', '\u212A', '\uFF11', '\uFF21', '\u0130'})
  void noLookalikeIsFoldedIntoALetter(char lookalike) {
    for (int at = 0; at < TEXT.length(); at++) {
      refusedWith(Codes.PAYLOAD, at, lookalike);
    }
  }

  private static void refusedWith(CodePayload payload, int at, char other) {
    var text = payload.text();
    // Case is not part of the code, in ASCII.
    Assume.that(text.charAt(at) != other && text.charAt(at) + ('a' - 'A') != other);
    var wrong = new StringBuilder(text);
    wrong.setCharAt(at, other);
    assertThat(CodePayload.read(wrong.toString()).map(Codes.VERIFIER::verify)).isNotEqualTo(
        Optional.of(Verdict.GENUINE));
  }

  @Property(tries = 500)
  void noCharacterCanBeLeftOutOrAdded(
      @ForAll("payloads") CodePayload payload, @ForAll @IntRange(max = CodePayload.LENGTH - 1) int at) {
    var text = payload.text();
    assertThat(CodePayload.read(text.substring(0, at) + text.substring(at + 1))).isEmpty();
    assertThat(CodePayload.read(text.substring(0, at) + 'A' + text.substring(at))).isEmpty();
  }

  @Test
  void theSpareBitsOfTheSignatureAreZero() {
    var cut = TEXT.substring(0, TEXT.length() - 1);
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    var readable = alphabet.chars().mapToObj(last -> CodePayload.read(cut + (char) last))
        .filter(Optional::isPresent).count();
    assertThat(readable).as("two bits of five are used").isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "...", "0123ABCD10JKMNPQ", "0123ABCD10JKMNPQ.91110000600037341L.K1."})
  void aPartIsNoPayload(String text) {
    assertThat(CodePayload.read(text)).isEmpty();
  }

  @Test
  void hugeTextsAreRefusedAtOnce() {
    assertThat(CodePayload.read(TEXT.repeat(100_000))).isEmpty();
  }

  @Test
  void spacesAreNotForgiven() {
    assertThat(CodePayload.read(' ' + TEXT)).isEmpty();
    assertThat(CodePayload.read(TEXT + '\n')).isEmpty();
  }

  @Test
  void aLetterThatTypingForgivesIsNotForgivenHere() {
    assertThat(CodePayload.read("O" + TEXT.substring(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"k1, true", "K, true", "K12, true", "K1, false"})
  void aMalformedPayloadCannotBeMade(String key, boolean signatureWhole) {
    var signature = signatureWhole ? Codes.PAYLOAD.signature() : Codes.PAYLOAD.signature().substring(1);
    assertThatThrownBy(() -> new CodePayload(Codes.PAYLOAD.serial(), Codes.FIRM, key, signature))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  static Arbitrary<CodePayload> payloads() {
    return Codes.payloads();
  }
}
