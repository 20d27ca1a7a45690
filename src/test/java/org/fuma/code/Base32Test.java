package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {

  /** The vectors of RFC 4648, section 10, without their padding. */
  @ParameterizedTest
  @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
  void theVectorsOfTheStandardHold(String plain, String encoded) {
    var bytes = plain.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base32.RFC_4648.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.RFC_4648.decode(encoded)).hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MZ", "MZXR", "M", "MZX", "MZXW6Y", "MY======", "my", "M1", "M Y"})
  void spareBitsLengthsAndForeignCharactersAreRefused(String text) {
    assertThat(Base32.RFC_4648.decode(text)).isEmpty();
  }

  @Property
  void whatIsEncodedIsDecoded(@ForAll @Size(max = 70) byte[] bytes, @ForAll Base32 alphabet) {
    var text = alphabet.encode(bytes);
    assertThat(alphabet.spells(text)).isTrue();
    assertThat(alphabet.decode(text)).hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
  }
}
