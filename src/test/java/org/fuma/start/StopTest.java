package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that is told to stop ends with its database, whenever it is told. */
class StopTest {

  @ParameterizedTest
  @CsvSource({"INT, 130, Started in", "TERM, 143, Started in", "TERM, 143, The embedded database runs"})
  void aSignalEndsTheServiceAndItsDatabaseQuietly(String signal, int code, String when) {
    Forked service = SampleService.start(Map.of("FUMA_PORT", Integer.toString(SampleService.freePort()))).printed(when);
    Forked.End end = service.signal(signal).end();
    assertThat(end.code()).isEqualTo(code);
    assertThat(end.out() + end.err()).doesNotContain("Exception", "WARN", "ERROR");
    assertThat(SampleService.database()).isEmpty();
  }
}
