package org.fuma.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell that we write is a formula, and none is lost by that. */
class FormulasTest {

  @Property(tries = 5_000)
  void whatIsEscapedComesBack(@ForAll("tricky") String text) {
    assertThat(Formulas.unescape(Formulas.escape(text))).isEqualTo(text);
  }

  @Property
  void anyTextComesBack(@ForAll String text) {
    assertThat(Formulas.unescape(Formulas.escape(text))).isEqualTo(text);
  }

  @Property(tries = 5_000)
  void nothingThatIsWrittenBeginsAsAFormula(@ForAll("tricky") String text) {
    assertThat(Formulas.escape(text).strip()).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-").doesNotStartWith("@")
        .doesNotStartWith("＝").doesNotStartWith("＋").doesNotStartWith("－").doesNotStartWith("＠");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+86", "-5", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠a", "  =1", "\u3000=1",
      "\u00A0@a", "\uFEFF=1", "'=1", "''+1"})
  void isEscaped(String text) {
    assertThat(Formulas.escape(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'", "'quoted'", "衡东县=1", "a-b", "  ", "914304001234567890", "x@y", "'s-Hertogenbosch"})
  void isLeftAsItIs(String text) {
    assertThat(Formulas.escape(text)).isEqualTo(text);
    assertThat(Formulas.unescape(text)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> tricky() {
    return Arbitraries.strings().withChars("'=+-@\t\r\n ＝＋－＠\u3000\uFEFFa1").ofMaxLength(6);
  }
}
