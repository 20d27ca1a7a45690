package org.fuma.job;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a job, batch by batch. A batch and the job's progress are written in one transaction, and only while the job is
 * still this runner's: so a batch that is reported done is done, and none is done twice, whoever dies when.
 */
@Singleton
public class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int HEARTBEAT_SECONDS = 8;
  private static final int TRIED = 4;
  private static final int FOLLOW_MILLIS = 500;

  private final JobRepository repository;
  private final Transactions transactions;
  private final Map<String, Work> kinds;
  private volatile boolean closing;

  JobRunner(JobRepository repository, Transactions transactions, List<Work> kinds) {
    this.repository = repository;
    this.transactions = transactions;
    this.kinds = kinds.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
  }

  private static final class Lost extends RuntimeException {
    Lost() {
      super(null, null, false, false);
    }
  }

  /** The kind's own page for a job. */
  Optional<String> page(Job job) {
    return Optional.ofNullable(kinds.get(job.kind())).flatMap(work -> work.page(job));
  }

  /**
   * Does a job that waits here and now, for the command line; when a service beside is faster, follows its progress.
   *
   * @param progress told after each batch
   * @return the job as it ended
   */
  public Job runHere(long id, Consumer<Job> progress) {
    repository.claim(id).ifPresent(job -> run(job, () -> false, progress));
    Job job = repository.find(id).orElseThrow(Failure.NotFound::new);
    while (!job.state().ended()) {
      pause();
      job = repository.find(id).orElseThrow(Failure.NotFound::new);
      progress.accept(job);
    }
    return job;
  }

  /** Does the oldest job that waits; false when there is none. A node leaves alone what only a newer one can do. */
  boolean runNext() {
    if (kinds.isEmpty() || closing) {
      return false;
    }
    Optional<Job> ours = repository.waiting(kinds.keySet(), TRIED).stream().flatMap(id -> repository.claim(id).stream()).findFirst();
    ours.ifPresent(job -> run(job, () -> closing, told -> { }));
    return ours.isPresent();
  }

  @PreDestroy
  void close() {
    closing = true;
  }

  private void run(Job job, BooleanSupplier asksToEnd, Consumer<Job> progress) {
    // The reader is closed first: nothing may be read from batches that are closed.
    try (Batches batches = work(job).open(job);
        ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("job-reader-", 0).factory())) {
      try {
        if (all(job, batches, reader, asksToEnd, progress)) {
          repository.end(job, JobState.DONE, Optional.empty());
        } else {
          repository.release(job);
        }
      } finally {
        reader.shutdownNow();
      }
    } catch (Lost stopped) {
      LOG.info("Job {} ({}) was stopped, or goes on elsewhere", Ids.show(job.id()), job.kind());
    } catch (Failure refused) {
      repository.end(job, JobState.FAILED, Optional.of(refused.said()));
    } catch (RuntimeException failed) {
      LOG.error("Job {} ({}) failed", Ids.show(job.id()), job.kind(), failed);
      repository.end(job, JobState.FAILED, Optional.of(Message.of("job.failed", Ids.show(job.id()))));
    }
  }

  /** Every batch, one after the other; false when it was asked to end before the last. */
  private boolean all(Job job, Batches batches, ExecutorService reader, BooleanSupplier asksToEnd, Consumer<Job> progress) {
    Map<String, Long> counts = new HashMap<>(job.counts());
    long done = job.done();
    Optional<Batch> batch = await(job, reader.submit(batches::next));
    while (batch.isPresent()) {
      Future<Optional<Batch>> ahead = reader.submit(batches::next);
      Outcome outcome = write(job, batch.get(), counts, done);
      done += outcome.done();
      outcome.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
      progress.accept(repository.find(job.id()).orElseThrow());
      if (asksToEnd.getAsBoolean()) {
        return false;
      }
      batch = await(job, ahead);
    }
    return true;
  }

  private Work work(Job job) {
    return Optional.ofNullable(kinds.get(job.kind())).orElseThrow(() -> new IllegalStateException("No work of the kind " + job.kind()));
  }

  private Outcome write(Job job, Batch batch, Map<String, Long> counts, long done) {
    return transactions.write(
        () -> {
          Outcome outcome = batch.write();
          Map<String, Long> sums = new HashMap<>(counts);
          outcome.counts().forEach((name, count) -> sums.merge(name, count, Long::sum));
          if (!repository.advance(job, outcome.reached(), done + outcome.done(), sums)) {
            throw new Lost();
          }
          return outcome;
        });
  }

  private Optional<Batch> await(Job job, Future<Optional<Batch>> next) {
    while (true) {
      try {
        return next.get(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException stillReading) {
        if (!repository.renew(job)) {
          next.cancel(true);
          throw new Lost();
        }
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new Lost();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(FOLLOW_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
