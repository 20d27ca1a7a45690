package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often the service or its database is killed, the record stays whole: no gap, nothing acknowledged missing, no checkpoint gainsaid. */
class LedgerSurvivalTest {

  @TempDir Path folder;

  @Test
  void ofAServiceThatIsKilledUnderLoad() throws Exception {
    try (Killing killing = new Killing(folder)) {
      killing.service(3);
      held(killing, 3);
    }
  }

  @Test
  void ofADatabaseThatIsKilledUnderLoad() throws Exception {
    try (Killing killing = new Killing(folder)) {
      killing.database(3);
      held(killing, 3);
    }
  }

  private static void held(Killing killing, int kills) throws Exception {
    assertThat(killing.receipts()).isGreaterThan(kills * 10);
    killing.allThere();
    Forked.End verified = killing.verified();
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
  }
}
