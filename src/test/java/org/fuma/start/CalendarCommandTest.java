package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.rulebook.Calendars;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarCommandTest {

  @TempDir Path folder;

  @Test
  void aYearLoadedFromTheCommandLineIsKnownToTheServiceBesideItAndAWrongFileLoadsNothing() throws IOException {
    City city = City.get();
    Map<String, String> environment = StartTest.production("FUMA_PORT", city.address().replaceFirst(".*:", ""));
    Path file = Files.writeString(folder.resolve("2071.yml"), "year: 2071\nprovisional: true\nsource: 示例预测\noff: [2071-01-01]\n");
    Forked.End loaded = Forked.run(environment, "calendar", file.toString());
    assertThat(loaded.err()).isEmpty();
    assertThat(loaded.code()).isZero();
    assertThat(loaded.out()).contains("The working days of 2071 are loaded", "Receipt of calendar.loaded ");
    Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreException(Failure.Conflict.class)
        .until(() -> city.bean(Calendars.class).workingDays().after(LocalDate.of(2071, 1, 1), 1).provisional());
    Files.writeString(file, "year: 2071\nsource: 示例预测\noff: [2072-01-01]\n");
    Forked.End refused = Forked.run(environment, "calendar", file.toString());
    assertThat(refused.code()).isEqualTo(78);
    assertThat(refused.err()).startsWith("Nothing was loaded: off: ").hasLineCount(1);
    assertThat(Forked.run(environment, "calendar", folder.resolve("none.yml").toString()).code()).isEqualTo(78);
  }
}
