package org.fuma.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fuma.City;
import org.fuma.code.LiveDigits.Freshness;
import org.fuma.code.Serial;
import org.fuma.store.ServiceClock;
import org.fuma.store.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedDigitsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:15Z");
  private static final Serial SERIAL = new Serial("0123ABCD10JKMNPQ");

  /** Stands still, so that nothing depends on how long a look takes. */
  private final ServiceClock clock = new ServiceClock(Clock.fixed(NOON, ZoneOffset.UTC));
  private final TimedDigits digits = new TimedDigits(City.get().bean(Vault.class), clock);

  @ParameterizedTest(name = "at second {0}")
  @CsvSource({"59,46119246", "1111111109,68084774", "1111111111,67062674", "1234567890,91819424",
      "2000000000,90698825", "20000000000,77737706"})
  void theyAreThoseOfRfc6238(long second, String expected) {
    byte[] secret = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);
    assertThat(TimedDigits.totp(secret, second / 30)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} s later: {1}")
  @CsvSource({"-46,WRONG", "-16,WRONG", "-15,FRESH", "0,FRESH", "14,FRESH", "15,FRESH", "44,FRESH", "45,EXPIRED",
      "600,EXPIRED", "644,EXPIRED", "675,WRONG", "86400,WRONG"})
  void theyCountInTheirOwnStepAndTheNextAndNeverBefore(int later, Freshness expected) {
    String shown = clock.at(NOON, () -> digits.running(SERIAL).digits());
    assertThat(clock.at(NOON.plusSeconds(later), () -> digits.judge(SERIAL, shown))).isEqualTo(expected);
  }

  @Test
  void everySerialHasDigitsOfItsOwn() {
    assertThat(IntStream.range(0, 200).mapToObj(i -> digits.of(Serial.generate(), 1)).collect(Collectors.toSet()))
        .hasSizeGreaterThan(195).allMatch(text -> text.matches("\\d{8}"));
  }

  @Test
  void whatIsLeftEndsWithTheStep() {
    assertThat(clock.at(NOON, () -> digits.running(SERIAL).left())).isEqualTo(Duration.ofSeconds(15));
  }
}
