package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.enterprise.Selection;
import org.fuma.enterprise.Uscc;
import org.fuma.job.Job;
import org.fuma.job.JobRunner;
import org.fuma.job.JobState;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 500,000 codes from the command line's own path, on whatever database the tests run on: at most a minute on two cores. */
@Tag("endurance")
class ManyCodesTest {

  private static final int FIRMS = Integer.getInteger("test.firms", 500_000);
  private static final int LINES = 5_000;
  private static final String BATCH = "五十万";

  private final City city = City.get();

  @Test
  void areIssuedWithinAMinute() throws Exception {
    enrol();
    Selection selection = new Selection(java.util.List.of(), Map.of("batch", BATCH));
    long looked = System.nanoTime();
    assertThat(city.bean(CodeIssues.class).preview(Actor.system(), selection).willGet()).isEqualTo(FIRMS);
    long start = System.nanoTime();
    CodeIssues.Begun begun = city.bean(CodeIssues.class).begin(Actor.system(), selection, false, Optional.empty());
    Job job = city.bean(JobRunner.class).runHere(Ids.read(begun.job()).orElseThrow(), told -> { });
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    System.setProperty("test.measured", "preview %.1f s, issue %.1f s".formatted((start - looked) / 1e9, seconds));
    assertThat(job.state()).as(String.valueOf(job.problem())).isEqualTo(JobState.DONE);
    assertThat(job.counts()).containsEntry("issued", (long) FIRMS);
    assertThat(seconds).as(System.getProperty("test.measured")).isLessThan(60);
    java.nio.file.Files.writeString(java.nio.file.Path.of("target", "many-codes-" + (org.fuma.TestDatabase.mysql() ? "mysql" : "mariadb") + ".txt"),
        System.getProperty("test.measured") + "\n");
  }

  private void enrol() throws Exception {
    try (Connection owner = city.database().asOwner();
        PreparedStatement firm = owner.prepareStatement("INSERT INTO enterprise (id, uscc, enrolled_at) VALUES (?, ?, ?)");
        PreparedStatement head = owner.prepareStatement(
            "INSERT INTO enterprise_head (id, state, name, address, batch, version) VALUES (?, 'ACTIVE', ?, '', '" + BATCH + "', 1)")) {
      owner.setAutoCommit(false);
      long base = Ids.next();
      for (int i = 0; i < FIRMS; i++) {
        firm.setLong(1, base + i);
        firm.setString(2, Uscc.withCheckDigits("91430405", "N%07d".formatted(i)).value());
        firm.setObject(3, LocalDateTime.of(2026, 1, 1, 0, 0));
        firm.addBatch();
        head.setLong(1, base + i);
        head.setString(2, "衡阳示例第" + i + "号厂");
        head.addBatch();
        if ((i + 1) % LINES == 0) {
          firm.executeBatch();
          head.executeBatch();
          owner.commit();
        }
      }
      firm.executeBatch();
      head.executeBatch();
      owner.commit();
    }
  }
}
