package org.fuma.job;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.fuma.store.Sql;
import org.fuma.web.Failure;

/** Work for the tests: writes a row for each number, ten to a batch, into the table of pairs. */
@Singleton
final class CountingWork implements Work {

  static final String KIND = "test.counting";
  /** Far from every character. */
  static final long PAIR = Long.MAX_VALUE / 2;

  private static final int BATCH = 10;

  private final Sql sql;
  private final Jobs jobs;
  private final Map<Long, Semaphore> batches = new ConcurrentHashMap<>();

  CountingWork(Sql sql, Jobs jobs) {
    this.sql = sql;
    this.jobs = jobs;
  }

  /** How many batches of that counting may be read; a test that wants to look in the middle holds some back. Others' runners take none of them. */
  Semaphore batches(long from) {
    return batches.computeIfAbsent(from, any -> new Semaphore(0));
  }

  /** What to count: from which number of its own. */
  @Serdeable
  record Counting(long from, long refuseAt) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Batches open(Job job) {
    Counting counting = jobs.parameters(job, Counting.class);
    long[] next = {job.reached()};
    return () -> {
      if (next[0] >= job.total()) {
        return Optional.empty();
      }
      try {
        batches(counting.from()).acquire();
      } catch (InterruptedException stopped) {
        return Optional.empty();
      }
      long first = next[0];
      next[0] = Math.min(job.total(), first + BATCH);
      long end = next[0];
      return Optional.of(() -> write(counting, first, end));
    };
  }

  private Outcome write(Counting counting, long first, long end) {
    for (long number = first; number < end; number++) {
      if (number == counting.refuseAt()) {
        throw new Failure.Conflict("job.cannot-stop");
      }
      sql.run("INSERT INTO name_pair (pair, enterprise_id) VALUES (?, ?)", PAIR, counting.from() + number);
    }
    return new Outcome(end, end - first, Map.of("counted", end - first));
  }
}
