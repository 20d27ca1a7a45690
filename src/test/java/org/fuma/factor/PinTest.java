package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

  @ParameterizedTest
  @ValueSource(strings = {"000000", "777777777777", "123456", "234567", "890123", "654321", "321098", "112233", "111222", "998877", "121212", "123123", "520520",
      "12341234", "123321", "147258", "5201314", "123456789012"})
  void theFirstGuessesAreRefused(String pin) {
    assertThat(Pin.wrong(pin)).contains("check.pin-trivial");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567890123", "12345a", "12 456", "٣٨٤٧٢٩", "-38472"})
  void aPinIsSixToTwelveDigits(String pin) {
    assertThat(Pin.wrong(pin)).contains("check.pin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"384729", "902617", "135792468", "700413", "483920175638"})
  void othersWillDo(String pin) {
    assertThat(Pin.wrong(pin)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"３８４７２９", " 384729 "})
  void fullWidthDigitsAndSpacesAroundAreTheSamePin(String typed) {
    assertThat(Pin.tidy(typed)).isEqualTo("384729");
  }

  @Property
  void aRunFromAnyDigitInEitherDirectionIsRefused(@ForAll @IntRange(max = 9) int first, @ForAll @IntRange(min = 6, max = 12) int length, @ForAll boolean up) {
    StringBuilder pin = new StringBuilder();
    for (int i = 0; i < length; i++) {
      pin.append(Math.floorMod(first + (up ? i : -i), 10));
    }
    assertThat(Pin.wrong(pin.toString())).contains("check.pin-trivial");
  }

  @Property
  void mostPinsWillDo(@ForAll @IntRange(max = 999) int some) {
    long refused = java.util.stream.IntStream.range(0, 1000).filter(i -> Pin.wrong("%06d".formatted(some * 1000 + i)).isPresent()).count();
    assertThat(refused).isLessThan(60);
  }
}
