package org.fuma.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists show of a person what tells one from another, and no more. */
class MasksTest {

  @ParameterizedTest
  @CsvSource({"张三,张*", "张三丰,张**", "欧阳示例,欧阳**", "欧阳,欧*", "张,张*", "Zhang San,Z***", "O,O***", "示例联系人,示****", "'  李四 ',李*", "'',''"})
  void aNameKeepsTheFamilysCharacterOrItsFirstLetter(String name, String masked) {
    assertThat(Masks.name(name)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"13800001234,138****1234", "0734-0000000,0734-***0000", "0734 0000000,0734 ***0000", "010-00000000,010-****0000", "+86 138 0000 1234,+86 1** **** 1234",
      "12345678,******78", "12345,***45", "110,**0", "1,*", "'',''"})
  void aTelephoneKeepsItsBeginningAndItsLastFourDigits(String telephone, String masked) {
    assertThat(Masks.telephone(telephone)).isEqualTo(masked);
  }

  @Property
  void aTelephoneOfThreeDigitsOrMoreLosesOneAtLeast(@ForAll @NumericChars @StringLength(min = 3, max = 20) String telephone) {
    assertThat(Masks.telephone(telephone)).hasSameSizeAs(telephone).contains("*");
  }
}
