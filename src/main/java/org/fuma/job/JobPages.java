package org.fuma.job;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** Pages that show how far work in the background has come, stop it and let it go on. */
@Produces(MediaType.TEXT_HTML)
@Controller("/jobs")
final class JobPages {

  private final Jobs jobs;
  private final JobRunner runner;
  private final Frame frame;

  JobPages(Jobs jobs, JobRunner runner, Frame frame) {
    this.jobs = jobs;
    this.runner = runner;
    this.frame = frame;
  }

  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    Optional<Long> from = below.flatMap(Ids::read);
    List<Job> rows = jobs.list(actor, from);
    Optional<String> next =
        rows.size() < Jobs.PAGE ? Optional.empty() : Optional.of("/jobs?below=" + Ids.show(rows.getLast().id()));
    return frame.page(request, "jobs.title", "job/list", Map.of("rows", rows, "next", next, "beyondFirst", from.isPresent()));
  }

  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Get("/{id}")
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id) {
    return show(request, jobs.see(actor, id(id)), HttpStatus.OK, Entry.blank());
  }

  /** The part of the page that changes, for the page's own script. */
  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Get("/{id}/progress")
  HttpResponse<?> progress(HttpRequest<?> request, Actor actor, String id) {
    Job job = jobs.see(actor, id(id));
    return frame.page(request, "jobs.title", "job/progress", Map.of("job", job, "result", runner.page(job)));
  }

  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Post("/{id}/stop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> stop(HttpRequest<?> request, Actor actor, String id) {
    return act(request, actor, id, () -> jobs.stop(actor, id(id)));
  }

  @Needs({Permission.ENTERPRISE_ENROL, Permission.CODE_ISSUE})
  @Post("/{id}/resumption")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resume(HttpRequest<?> request, Actor actor, String id) {
    return act(request, actor, id, () -> jobs.resume(actor, id(id)));
  }

  private HttpResponse<?> act(HttpRequest<?> request, Actor actor, String id, Runnable act) {
    try {
      act.run();
      return HttpResponse.seeOther(URI.create("/jobs/" + id));
    } catch (Failure.Conflict refused) {
      return show(request, jobs.see(actor, id(id)), HttpStatus.CONFLICT, Entry.refused(Form.EMPTY, refused));
    }
  }

  private HttpResponse<?> show(HttpRequest<?> request, Job job, HttpStatus status, Entry entry) {
    Words words = Frame.words(request);
    String key = "job.kind." + job.kind();
    String title = words.keys().contains(key) ? words.say(key) : job.kind();
    return frame.page(
        request, status, title, "job/show", Map.of("job", job, "result",
            runner.page(job), "entry", entry));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
