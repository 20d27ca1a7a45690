package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often the service or its database is killed, the record stays whole: no gap, nothing acknowledged missing, no checkpoint gainsaid. */
@Tag("endurance")
class LedgerEnduranceTest {

  @TempDir Path folder;

  @Test
  void ofAServiceThatIsKilledUnderLoad() throws Exception {
    try (Killing killing = new Killing(folder)) {
      killing.service(50);
      held(killing, 50);
    }
  }

  @Test
  void ofADatabaseThatIsKilledUnderLoad() throws Exception {
    try (Killing killing = new Killing(folder)) {
      killing.database(20);
      held(killing, 20);
    }
  }

  private static void held(Killing killing, int kills) throws Exception {
    assertThat(killing.receipts()).isGreaterThan(kills * 10);
    killing.allThere();
    Forked.End verified = killing.verified();
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
  }
}
