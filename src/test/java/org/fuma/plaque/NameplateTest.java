package org.fuma.plaque;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name as it is set on a plaque. */
class NameplateTest {

  @ParameterizedTest
  @CsvSource({
      "衡阳示例纸鸢制造有限公司, 衡阳示例纸鸢制造, 有限公司, 1", "示例银河有限责任公司, 示例银河, 有限责任公司, 1",
      "湖南示例山水云间生态农业科技发展股份有限公司衡阳蒸湘分公司, 湖南示例山水云间生态农业科技发展股份有限公司衡阳蒸湘, 分公司, 3",
      "有限公司, 有限公司, '', 1", "示例店, 示例店, '', 1", "Imaginary Kites Ltd, Imaginary Kites Ltd, '', 1"
  })
  void keepsItsLegalFormTogether(String name, String head, String form, int length) {
    assertThat(Nameplate.of(name)).isEqualTo(new Nameplate(head, form, length));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "14, 1", "15, 2", "28, 2", "29, 3", "48, 3", "49, 4", "90, 4", "91, 5", "140, 5", "141, 6", "200, 6"})
  void longerNamesAreSetSmaller(int characters, int length) {
    assertThat(Nameplate.of("衡".repeat(characters)).length()).isEqualTo(length);
    assertThat(Nameplate.of("𫟹".repeat(characters)).length()).as("rare characters of two code units").isEqualTo(length);
  }

  @Property
  void losesNothing(@ForAll @StringLength(max = 200) String name) {
    assertThat(Nameplate.of(name).head() + Nameplate.of(name).form()).isEqualTo(name);
  }
}
