package org.fuma.job;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.web.Message;

/** The jobs' tables. */
@Singleton
class JobRepository {

  /** How long a runner may be silent before its job counts as interrupted. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final String SELECT =
      "SELECT id, kind, asked_by, asked_at, parameters, state, total, reached, done, counts, problem, epoch, lease_until,"
          + " ended_at FROM job";
  private static final String OURS = " WHERE id = ? AND epoch = ? AND state = 'RUNNING'";

  private final Sql sql;
  private final ObjectMapper json;
  private final ServiceClock clock;

  JobRepository(Sql sql, ObjectMapper json, ServiceClock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  void insert(long id, String kind, long account, Object parameters, long total) {
    sql.run(
        "INSERT INTO job (id, kind, asked_by, asked_at, parameters, state, total, reached, done, counts, epoch)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, '{}', 0)",
        id, kind, account, clock.instant(), write(parameters), JobState.WAITING, total);
  }

  void step(Sealed step, long job, String event, long account) {
    sql.run("INSERT INTO job_step (id, salt, job_id, event, actor_id, at) VALUES (?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), job, event, account, step.at());
  }

  Optional<Job> find(long id) {
    return sql.first(this::job, SELECT + " WHERE id = ?", id);
  }

  List<Job> list(long below, int most) {
    return sql.list(this::job, SELECT + " WHERE id < ? ORDER BY id DESC LIMIT " + most, below);
  }

  /** Jobs of these kinds that wait for a runner, oldest first. */
  List<Long> waiting(Collection<String> kinds, int most) {
    String marks = String.join(", ", kinds.stream().map(kind -> "?").toList());
    return sql.list(row -> row.getLong(1),
        "SELECT id FROM job WHERE state = 'WAITING' AND kind IN (" + marks + ") ORDER BY id LIMIT " + most, kinds.toArray());
  }

  /** Takes the job; empty when another runner was faster. */
  Optional<Job> claim(long id) {
    boolean ours =
        sql.run("UPDATE job SET state = 'RUNNING', epoch = epoch + 1, lease_until = ?, problem = NULL, ended_at = NULL"
            + " WHERE id = ? AND state = 'WAITING'", lease(), id) == 1;
    return ours ? find(id) : Optional.empty();
  }

  /** Says that the runner is alive; false when the job is not its own any more. */
  boolean renew(Job job) {
    return sql.run("UPDATE job SET lease_until = ?" + OURS, lease(), job.id(), job.epoch()) == 1;
  }

  /** Writes down what a batch did, in its transaction; false when the job is not the runner's any more. */
  boolean advance(Job job, long reached, long done, Map<String, Long> counts) {
    return sql.run("UPDATE job SET reached = ?, done = ?, counts = ?, total = GREATEST(total, ?), lease_until = ?" + OURS,
        reached, done, write(counts), done, lease(), job.id(), job.epoch()) == 1;
  }

  boolean end(Job job, JobState state, Optional<Message> problem) {
    return sql.run("UPDATE job SET state = ?, problem = ?, lease_until = NULL, ended_at = ?" + OURS,
        state, problem.map(this::write), clock.instant(), job.id(), job.epoch()) == 1;
  }

  /** Gives the job back, for any runner to go on. */
  void release(Job job) {
    sql.run("UPDATE job SET state = 'WAITING', lease_until = NULL" + OURS, job.id(), job.epoch());
  }

  boolean stop(long id) {
    return sql.run("UPDATE job SET state = 'STOPPED', lease_until = NULL, ended_at = ? WHERE id = ? AND state IN"
        + " ('WAITING', 'RUNNING')", clock.instant(), id) == 1;
  }

  boolean resume(long id) {
    return sql.run("UPDATE job SET state = 'WAITING', lease_until = NULL, problem = NULL, ended_at = NULL WHERE id = ? AND"
        + " (state IN ('STOPPED', 'FAILED') OR state = 'RUNNING' AND lease_until < ?)", id, clock.instant()) == 1;
  }

  /** Sets how many things there are, once that is known. */
  void total(long id, long total) {
    sql.run("UPDATE job SET total = ? WHERE id = ?", total, id);
  }

  <T> T read(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Instant lease() {
    return clock.instant().plus(LEASE);
  }

  private Job job(ResultSet row) throws SQLException {
    JobState stored = JobState.valueOf(row.getString("state"));
    boolean silent = Sql.optionalInstant(row, "lease_until").filter(until -> until.isBefore(clock.instant())).isPresent();
    return new Job(
        row.getLong("id"),
        row.getString("kind"),
        row.getLong("asked_by"),
        Sql.instant(row, "asked_at"),
        row.getString("parameters"),
        stored == JobState.RUNNING && silent ? JobState.INTERRUPTED : stored,
        row.getLong("total"),
        row.getLong("reached"),
        row.getLong("done"),
        read(row.getString("counts"), Argument.mapOf(String.class, Long.class)),
        Optional.ofNullable(row.getString("problem")).map(text -> read(text, Argument.listOf(String.class))).map(JobRepository::message),
        row.getInt("epoch"),
        Sql.optionalInstant(row, "ended_at"));
  }

  private static Message message(List<String> parts) {
    return Message.of(parts.getFirst(), parts.subList(1, parts.size()).toArray());
  }

  private String write(Message message) {
    List<String> parts = new ArrayList<>(List.of(message.key()));
    message.arguments().forEach(argument -> parts.add(String.valueOf(argument)));
    return write((Object) parts);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
