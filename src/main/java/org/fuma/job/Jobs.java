package org.fuma.job;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Work in the background: asked for, watched, stopped, resumed. */
@Singleton
public class Jobs {

  /** Jobs to a page of the list. */
  public static final int PAGE = 50;

  private final JobRepository repository;
  private final Transactions transactions;
  private final Ledger ledger;
  private final Actors actors;

  Jobs(JobRepository repository, Transactions transactions, Ledger ledger, Actors actors) {
    this.repository = repository;
    this.transactions = transactions;
    this.ledger = ledger;
    this.actors = actors;
  }

  /**
   * Asks for work, in the running transaction if there is one. Whether the actor may is for the caller to check.
   *
   * @param parameters a serializable record that says what is to be done
   * @param total      how many things there are to deal with, as far as is known
   * @return the job's id
   */
  public long ask(Actor by, String kind, Object parameters, long total) {
    return transactions.write(
        () -> {
          long id = Ids.next();
          repository.insert(id, kind, by.account(), parameters, total);
          note(by, id, "asked", kind);
          return id;
        });
  }

  /** The job of that id, whoever asks; for other rooms. */
  public Optional<Job> find(long id) {
    return repository.find(id);
  }

  /**
   * The job, for who may see it: whoever enrols firms or issues codes.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's to see
   */
  public Job see(Actor by, long id) {
    require(by);
    return repository.find(id).orElseThrow(Failure.NotFound::new);
  }

  /** A page of jobs, latest first, below that id. */
  public List<Job> list(Actor by, Optional<Long> below) {
    require(by);
    return repository.list(below.orElse(Long.MAX_VALUE), PAGE);
  }

  /**
   * Stops a job; what its batches have done stays.
   *
   * @throws Failure.Conflict when it has ended already
   */
  public void stop(Actor by, long id) {
    see(by, id);
    transactions.run(
        () -> {
          if (!repository.stop(id)) {
            throw new Failure.Conflict("job.cannot-stop");
          }
          note(by, id, "stopped", "");
        });
  }

  /**
   * Lets a job go on that was stopped, interrupted or failed.
   *
   * @throws Failure.Conflict when it is none of these
   */
  public void resume(Actor by, long id) {
    see(by, id);
    transactions.run(
        () -> {
          if (!repository.resume(id)) {
            throw new Failure.Conflict("job.cannot-resume");
          }
          note(by, id, "resumed", "");
        });
  }

  /** What is to be done. */
  public <T> T parameters(Job job, Class<T> type) {
    return repository.read(job.parameters(), Argument.of(type));
  }

  /** Sets how many things a job has to deal with, once its work has found out. */
  public void total(Job job, long total) {
    repository.total(job.id(), total);
  }

  /**
   * Who asked for the job, with the permissions of today.
   *
   * @throws Failure.Forbidden when the account is not active any more
   */
  public Actor actor(Job job) {
    return job.askedBy() == Actor.SYSTEM_ACCOUNT
        ? Actor.system()
        : actors.find(job.askedBy()).orElseThrow(() -> new Failure.Forbidden("job.actor-gone"));
  }

  private void note(Actor by, long id, String event, String kind) {
    Sealed step =
        ledger.append("job." + event, "job", id, by.account(), Map.of("job", Ids.show(id), "event", event, "kind", kind));
    repository.step(step, id, event, by.account());
  }

  private static void require(Actor by) {
    if (!by.may(Permission.ENTERPRISE_ENROL) && !by.may(Permission.CODE_ISSUE)) {
      throw new Failure.NotFound();
    }
  }
}
