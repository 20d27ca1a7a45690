package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatumTest {

  /** The points by which implementations of the shift are commonly compared. */
  @ParameterizedTest
  @CsvSource({
      "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
      "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
      "39.911954, 116.377817, 39.91334545536069, 116.38404722455657"
  })
  void chineseMapsAreShiftedAsEverybodyCountsIt(double latitude, double longitude, double north, double east) {
    Place place = new Place(latitude, longitude);
    assertThat(Distance.metres(Datum.GCJ_02.ofWgs84(place), new Place(north, east))).isZero();
    assertThat(Distance.metres(Datum.GCJ_02.toWgs84(new Place(north, east)), place)).isZero();
    assertThat(Distance.metres(place, new Place(north, east))).isBetween(100, 1_000);
  }

  @Property
  void whatEveryMapGivesIsTakenBackToTheSamePoint(
      @ForAll @DoubleRange(min = 18, max = 53) double latitude, @ForAll @DoubleRange(min = 74, max = 134) double longitude) {
    Place place = new Place(latitude, longitude);
    for (Datum datum : Datum.values()) {
      assertThat(Distance.metres(datum.toWgs84(datum.ofWgs84(place)), place)).isZero();
    }
    assertThat(Distance.metres(Datum.BD_09.ofWgs84(place), Datum.GCJ_02.ofWgs84(place))).isBetween(300, 1_500);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0, 0", "0, 0, 1, 0, 111195", "0, 0, 0, 1, 111195", "26.8934, 112.5720, 26.8934, 112.5750, 298", "26, 112, 27, 113, 149113"})
  void distancesAreThoseOfASphere(double latitude, double longitude, double north, double east, int metres) {
    Place from = new Place(latitude, longitude);
    Place to = new Place(north, east);
    assertThat(Distance.metres(from, to)).isCloseTo(metres, org.assertj.core.data.Offset.offset(Math.max(1, metres / 200)));
    assertThat(Distance.metres(to, from)).isEqualTo(Distance.metres(from, to));
  }
}
