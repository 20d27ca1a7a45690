package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "0123ABCD10JKMNPQ", "0123abcd10jkmnpq", "0123 ABCD 10JK MNPQ", "0123-abcd-10jk-mnpq", "O123ABCDIOJKMNPQ",
      "o123abcdlojkmnpq", "０１２３ＡＢＣＤ１０ＪＫＭＮＰＱ", "0123\u00A0ABCD\u200B10JK\u2014MNPQ"
  })
  void whatPeopleTypeIsUnderstood(String typed) {
    assertThat(Serial.read(typed)).contains(new Serial("0123ABCD10JKMNPQ"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123ABCD10JKMNP", "0123ABCD10JKMNPQR", "U123ABCD10JKMNPQ", "0123ABCD10JKMNP*",
      "0123.ABCD.10JK.MNPQ", "衡123ABCD10JKMNPQ"})
  void whatIsNoneIsRefused(String typed) {
    assertThat(Serial.read(typed)).isEmpty();
  }

  @Test
  void textsOfMoreThan64CharactersAreNotLookedAt() {
    assertThat(Serial.read("0123ABCD10JKMNPQ" + " ".repeat(48))).isPresent();
    assertThat(Serial.read("0123ABCD10JKMNPQ" + " ".repeat(49))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123abcd10jkmnpq", "O123ABCD10JKMNPQ", "0123 ABCD 10JK MNPQ", ""})
  void onlyTheNormalFormIsAValue(String value) {
    assertThatThrownBy(() -> new Serial(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printedInGroupsOfFourItReadsBack() {
    var serial = new Serial("0123ABCD10JKMNPQ");
    assertThat(serial.grouped()).isEqualTo("0123 ABCD 10JK MNPQ");
    assertThat(Serial.read(serial.grouped())).contains(serial);
  }

  @Test
  void newSerialsAreWellFormedAndUseEveryBit() {
    var serials = Stream.generate(Serial::generate).limit(2_000).toList();
    assertThat(serials).doesNotHaveDuplicates()
        .allSatisfy(serial -> assertThat(Serial.read(serial.value())).contains(serial));
    // At each place all 32 characters come up: missing one in 2,000 draws has a chance below 1e-24.
    IntStream.range(0, Serial.LENGTH).forEach(at ->
        assertThat(serials.stream().map(serial -> serial.value().charAt(at)).distinct()).hasSize(32));
  }

  @Property
  void anyTextIsReadOrRefusedWithoutFail(@ForAll @StringLength(max = 80) String text) {
    assertThat(Serial.read(text)).isNotNull();
  }
}
