package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.fuma.TestDatabase;
import org.fuma.roster.ManyFirms;
import org.fuma.sheet.TableFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole of a large city in one roster: in time, and with the memory that the service has (design.md §6). */
@Tag("endurance")
class RosterEnduranceTest {

  private static final int FIRMS = 500_000;
  private static final Duration BUDGET = Duration.ofSeconds(180);

  private final Path folder = Path.of("target/test-start/endurance").toAbsolutePath();
  private Map<String, String> environment;

  @BeforeEach
  void anEmptyRegistry() throws IOException {
    SampleService.delete(folder);
    Files.createDirectories(folder);
    environment = TestDatabase.mysql()
        ? StartTest.production("FUMA_PORT", Integer.toString(SampleService.freePort()))
        : Map.of("FUMA_DATA_FOLDER", folder.resolve("data").toString());
  }

  @Test
  void halfAMillionFirmsAreCheckedAndTakenInTimeFromTextAndFromAWorkbook() throws IOException {
    Path text = folder.resolve("roster.csv");
    Path workbook = folder.resolve("roster.xlsx");
    ManyFirms.write(text, TableFormat.CSV, FIRMS, "甲");
    ManyFirms.write(workbook, TableFormat.XLSX, FIRMS, "甲");
    assertThat(imported(text)).contains("New 500,000, changed 0, unchanged 0, refused 0.");
    assertThat(imported(workbook)).contains("New 0, changed 0, unchanged 500,000, refused 0.");
  }

  private String imported(Path roster) {
    long start = System.nanoTime();
    Forked.End end = Forked.start(environment, "import", roster.toString()).end(BUDGET.multipliedBy(2));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(end.code()).as(end.err() + end.out()).isZero();
    assertThat(took).as(end.out()).isLessThan(BUDGET);
    return end.out();
  }
}
