package org.fuma.job;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;
import org.fuma.web.Listing;

/** Work in the background, for programs. */
@Controller("/api/v1/jobs")
final class JobController {

  private final Jobs jobs;

  JobController(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * A job.
   *
   * @param state   WAITING, RUNNING, INTERRUPTED, STOPPED, DONE or FAILED
   * @param counts  what became of the things that were dealt with, by name
   * @param problem why it failed, in a sentence
   */
  @Serdeable
  record JobView(
      String id,
      String kind,
      String state,
      long total,
      long done,
      Map<String, Long> counts,
      @Nullable String problem,
      Instant askedAt,
      @Nullable Instant endedAt) {}

  /** Lists jobs, latest first. */
  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Get
  Listing<JobView> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> pageToken) {
    List<Job> rows = jobs.list(actor, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(job -> view(request, job)).toList(),
        rows.size() < Jobs.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** How far a job has come. */
  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Get("/{id}")
  JobView one(HttpRequest<?> request, Actor actor, String id) {
    return view(request, jobs.see(actor, id(id)));
  }

  /** Stops a job after the batch under way; 409 when it has ended already. */
  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Post("/{id}/stop")
  JobView stop(HttpRequest<?> request, Actor actor, String id) {
    jobs.stop(actor, id(id));
    return one(request, actor, id);
  }

  /** Lets a job go on that was stopped, interrupted or failed; 409 otherwise. */
  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Post("/{id}/resumption")
  JobView resume(HttpRequest<?> request, Actor actor, String id) {
    jobs.resume(actor, id(id));
    return one(request, actor, id);
  }

  private static JobView view(HttpRequest<?> request, Job job) {
    return new JobView(
        Ids.show(job.id()),
        job.kind(),
        job.state().name(),
        job.total(),
        job.done(),
        job.counts(),
        job.problem().map(Frame.words(request)::say).orElse(null),
        job.askedAt(),
        job.endedAt().orElse(null));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
