package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Opening remembered phones: many at once, in times to come, with a secret that was replaced. */
class DeviceOpeningTest {

  private static final String PIN = "384729";
  private static final String WRONG = "902617";

  private final City city = City.get();
  private final Devices devices = city.bean(Devices.class);
  private final DeviceOpening opening = city.bean(DeviceOpening.class);
  private final ServiceClock clock = city.bean(ServiceClock.class);

  @Test
  void sixteenThreadsGetFiveTriesAndNotOneMore() {
    for (int round = 0; round < 5; round++) {
      Caller person = city.signedIn(Role.OFFICIAL);
      PhoneSecret token = devices.remember(person.actor(), "示例手机", PIN, PIN, Optional.empty()).secret();
      List<Object> outcomes = Race.run(16, i -> () -> patiently(token, WRONG));
      assertThat(outcomes).allMatch(outcome -> outcome instanceof DeviceOpening.Opening.Wrong || outcome instanceof DeviceOpening.Opening.Unknown);
      assertThat(outcomes.stream().filter(DeviceOpening.Opening.Wrong.class::isInstance)).hasSizeLessThanOrEqualTo(5).isNotEmpty();
      assertThat(patiently(token, PIN)).isInstanceOf(DeviceOpening.Opening.Unknown.class);
    }
  }

  @Test
  void aPhoneIsRememberedForThirtyDaysAfterItWasLastOpened() {
    Caller person = city.signedIn(Role.OFFICIAL);
    PhoneSecret token = devices.remember(person.actor(), "示例手机", PIN, PIN, Optional.empty()).secret();
    Instant now = Instant.now();
    PhoneSecret second = turned(clock.at(now.plus(Duration.ofDays(29)), () -> opening.open(token, PIN)));
    PhoneSecret third = turned(clock.at(now.plus(Duration.ofDays(58)), () -> opening.open(second, PIN)));
    assertThat(clock.at(now.plus(Duration.ofDays(88)).plus(Duration.ofMinutes(10)), () -> opening.open(third, PIN))).isInstanceOf(DeviceOpening.Opening.Unknown.class);
  }

  @Test
  void anAnswerThatDidNotArriveCostsNothingButACopyIsFoundOut() {
    Caller person = city.signedIn(Role.OFFICIAL);
    PhoneSecret first = devices.remember(person.actor(), "示例手机", PIN, PIN, Optional.empty()).secret();
    // The phone never saw the new secret, and comes with the old one again.
    PhoneSecret lost = turned(opening.open(first, PIN));
    PhoneSecret second = turned(opening.open(first, PIN));
    PhoneSecret third = turned(opening.open(second, PIN));
    assertThat(opening.open(lost, PIN)).isInstanceOf(DeviceOpening.Opening.Copied.class);
    // Which of the two is the copy nobody can tell: neither opens anything from then on.
    assertThat(opening.open(third, PIN)).isInstanceOf(DeviceOpening.Opening.Unknown.class);
    assertThat(devices.list(person.actor())).isEmpty();
  }

  private DeviceOpening.Opening patiently(PhoneSecret token, String pin) {
    while (true) {
      try {
        return opening.open(token, pin);
      } catch (Failure.TooMany busy) {
        Thread.onSpinWait();
      }
    }
  }

  private static PhoneSecret turned(DeviceOpening.Opening opening) {
    assertThat(opening).isInstanceOf(DeviceOpening.Opening.Opened.class);
    return ((DeviceOpening.Opening.Opened) opening).next();
  }
}
