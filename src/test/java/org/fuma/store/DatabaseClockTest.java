package org.fuma.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.fuma.City;
import org.fuma.settings.StartFailure;
import org.junit.jupiter.api.Test;

/** A node whose clock is not the others' is not started. */
class DatabaseClockTest {

  private static DatabaseClock wrongBy(Duration ahead) {
    return new DatabaseClock(City.get().bean(Sql.class), new ServiceClock(Clock.offset(City.get().bean(ServiceClock.class), ahead)), false);
  }

  @Test
  void aClockThatIsRightEnoughAgrees() {
    assertThat(City.get().bean(DatabaseClock.class).ahead()).isEmpty();
    assertThat(wrongBy(Duration.ofSeconds(30)).ahead()).isEmpty();
    wrongBy(Duration.ofSeconds(-30)).agree();
  }

  @Test
  void aClockThatIsWrongIsRefusedWithWhatToDo() {
    assertThat(wrongBy(Duration.ofMinutes(3)).ahead().orElseThrow()).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(3));
    assertThatThrownBy(() -> wrongBy(Duration.ofMinutes(3)).agree()).isInstanceOf(StartFailure.class)
        .hasMessageMatching("This machine's clock is 1\\d\\d seconds ahead of the database's: set both right \\(NTP\\).*");
    assertThatThrownBy(() -> wrongBy(Duration.ofMinutes(-3)).agree()).isInstanceOf(StartFailure.class)
        .hasMessageContaining(" seconds behind the database's");
  }

  @Test
  void whoOnlyLooksIsNotAskedWhatTimeItIs() {
    ServiceClock wrong = new ServiceClock(Clock.offset(City.get().bean(ServiceClock.class), Duration.ofDays(1)));
    new DatabaseClock(City.get().bean(Sql.class), wrong, true).agree();
  }
}
