package org.fuma.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work in the background loses nothing and does nothing twice, whoever stops it, resumes it or dies. */
class JobsTest {

  private static final AtomicLong FROM = new AtomicLong();

  private final City city = City.get();
  private final Jobs jobs = city.bean(Jobs.class);
  private final CountingWork work = city.bean(CountingWork.class);
  private final long from = FROM.addAndGet(1_000_000);

  @AfterEach
  void letNobodyWait() {
    work.batches(from).release(100);
  }

  @Test
  void aJobIsDoneBatchByBatchAndEveryoneWhoMaySeesHowFarItIs() {
    long id = ask(35, -1);
    work.batches(from).release(2);
    await(id, 20);
    assertThat(job(id)).satisfies(job -> {
      assertThat(job.state()).isEqualTo(JobState.RUNNING);
      assertThat(job.counts()).isEqualTo(Map.of("counted", 20L));
      assertThat(job.percent()).isEqualTo(57);
    });
    work.batches(from).release(2);
    await(id, JobState.DONE);
    assertThat(job(id).done()).isEqualTo(35);
    assertThat(rows()).isEqualTo(35);
    assertThat(city.administrator().get("/api/v1/jobs/" + Ids.show(id)).expect(200).json().get("state").getStringValue()).isEqualTo("DONE");
    city.signedIn(Role.SUPERVISOR).get("/api/v1/jobs/" + Ids.show(id)).expect(403);
  }

  @Test
  void aStoppedJobKeepsWhatIsDoneAndGoesOnWhereItStopped() {
    long id = ask(40, -1);
    work.batches(from).release(2);
    await(id, 20);
    city.administrator().post("/api/v1/jobs/" + Ids.show(id) + "/stop", Map.of()).expect(200);
    assertThat(job(id).state()).isEqualTo(JobState.STOPPED);
    city.administrator().post("/api/v1/jobs/" + Ids.show(id) + "/stop", Map.of()).expect(409);
    // The runner that was stopped reads one batch ahead, then finds that the job is not its own any more.
    work.batches(from).release(1);
    assertThat(rows()).isEqualTo(20);
    city.administrator().post("/api/v1/jobs/" + Ids.show(id) + "/resumption", Map.of()).expect(200);
    work.batches(from).release(4);
    await(id, JobState.DONE);
    assertThat(rows()).isEqualTo(40);
    assertThat(job(id).counts()).isEqualTo(Map.of("counted", 40L));
  }

  @Test
  void aJobWhoseRunnerDiedShowsItAndItsLateBatchIsLost() throws SQLException {
    long id = ask(30, -1);
    work.batches(from).release(1);
    await(id, 10);
    try (Connection owner = city.database().asOwner()) {
      owner.createStatement().execute("UPDATE job SET lease_until = '2020-01-01' WHERE id = " + id);
    }
    assertThat(job(id).state()).isEqualTo(JobState.INTERRUPTED);
    jobs.resume(city.system(), id);
    work.batches(from).release(5);
    await(id, JobState.DONE);
    assertThat(rows()).isEqualTo(30);
    assertThat(job(id).done()).isEqualTo(30);
  }

  @Test
  void aRefusalEndsTheJobWithItsReasonAndTheBatchLeavesNothing() {
    long id = ask(30, 15);
    work.batches(from).release(3);
    await(id, JobState.FAILED);
    assertThat(job(id).problem()).hasValueSatisfying(said -> assertThat(said.key()).isEqualTo("job.cannot-stop"));
    assertThat(rows()).isEqualTo(10);
  }

  @Test
  void twoRunnersNeverHaveOneJob() {
    long id = jobs.ask(city.system(), "test.standing", Map.of(), 1);
    JobRepository repository = city.bean(JobRepository.class);
    assertThat(org.fuma.Race.run(8, i -> () -> repository.claim(id).isPresent())).containsOnlyOnce(true);
    Job ours = repository.find(id).orElseThrow();
    assertThat(repository.end(ours, JobState.DONE, java.util.Optional.empty())).isTrue();
    assertThat(repository.advance(ours, 1, 1, Map.of())).isFalse();
  }

  @Test
  void whatIsAskedForInATransactionThatFailsIsNeverDone() {
    assertThatThrownBy(() -> city.bean(Transactions.class).run(() -> {
      ask(10, -1);
      throw new IllegalStateException("on purpose");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(rows()).isZero();
  }

  private long ask(long total, long refuseAt) {
    return jobs.ask(city.system(), CountingWork.KIND, new CountingWork.Counting(from, refuseAt), total);
  }

  private Job job(long id) {
    return jobs.find(id).orElseThrow();
  }

  private long rows() {
    return city.bean(Sql.class).first(row -> row.getLong(1),
        "SELECT COUNT(*) FROM name_pair WHERE pair = ? AND enterprise_id BETWEEN ? AND ?", CountingWork.PAIR, from, from + 999_999)
        .orElseThrow();
  }

  private void await(long id, long done) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> job(id).done() == done);
  }

  private void await(long id, JobState state) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> job(id).state() == state);
  }
}
