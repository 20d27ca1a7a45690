package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictTest {

  @ParameterizedTest
  @CsvSource({
      "430405, 珠晖区, false", "430406, 雁峰区, false", "430407, 石鼓区, false", "430408, 蒸湘区, false",
      "430412, 南岳区, false", "430421, 衡阳县, false", "430422, 衡南县, false", "430423, 衡山县, false",
      "430424, 衡东县, false", "430426, 祁东县, false", "430481, 耒阳市, false", "430482, 常宁市, false",
      "430471, 综合保税区, true", "430472, 高新区, true", "430473, 松木经开区, true"
  })
  void eachCodeHasItsName(String code, String name, boolean zone) {
    assertThat(District.ofCode(code)).hasValueSatisfying(district -> {
      assertThat(district.chineseName()).isEqualTo(name);
      assertThat(district.isZone()).isEqualTo(zone);
    });
  }

  @Test
  void thereAreTwelveRegionsAndThreeZones() {
    assertThat(District.values()).hasSize(15).doesNotHaveDuplicates();
    assertThat(Arrays.stream(District.values()).filter(District::isZone)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aDistrictIsFoundByItsKey(District district) {
    assertThat(District.ofCode(district.key())).contains(district);
  }

  @ParameterizedTest
  @ValueSource(strings = {"430400", "430100", "", "430405 "})
  void otherPlacesAreNone(String code) {
    assertThat(District.ofCode(code)).isEmpty();
  }
}
