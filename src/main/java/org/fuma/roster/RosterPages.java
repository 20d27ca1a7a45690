package org.fuma.roster;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Liaisons;
import org.fuma.job.Job;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;

/** Pages on which rosters are sent, looked at and decided on. */
@Produces(MediaType.TEXT_HTML)
@Controller("/rosters")
final class RosterPages {

  private final RosterImports imports;
  private final RosterViews views;
  private final Liaisons liaisons;
  private final Frame frame;

  RosterPages(RosterImports imports, RosterViews views, Liaisons liaisons, Frame frame) {
    this.imports = imports;
    this.views = views;
    this.liaisons = liaisons;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    return list(request, actor, below.flatMap(Ids::read), HttpStatus.OK, Entry.blank());
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> send(HttpRequest<?> request, Actor actor, @Header("Content-Type") String contentType, @Body InputStream body) {
    Multipart.Upload upload = Multipart.read(body, contentType);
    try {
      return seen(imports.receive(actor, upload.fileName(), upload.form().text("batch"), upload.file(), upload.form().key()));
    } catch (Failure.Invalid refused) {
      return list(request, actor, Optional.empty(), HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(upload.form(), refused));
    } catch (Failure.TooLarge refused) {
      return list(request, actor, Optional.empty(), HttpStatus.REQUEST_ENTITY_TOO_LARGE, Entry.refused(upload.form(), refused));
    }
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}")
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id) {
    return show(request, actor, id(id), HttpStatus.OK, Entry.blank());
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}/refusals")
  HttpResponse<?> refusals(HttpRequest<?> request, Actor actor, String id, @QueryValue Optional<String> after) {
    Roster roster = imports.see(actor, id(id));
    long from = after.filter(line -> line.matches("\\d{1,9}")).map(Long::parseLong).orElse(0L);
    List<Refusal> rows = imports.refusals(actor, roster.id(), from, RosterImports.PAGE);
    String path = "/rosters/" + Ids.show(roster.id()) + "/refusals";
    return frame.page(
        request,
        "roster.refusals-title",
        "roster/refusals",
        Map.of(
            "roster", roster,
            "rows", rows,
            "first", path,
            "next", rows.size() < RosterImports.PAGE ? Optional.empty() : Optional.of(path + "?after=" + rows.getLast().line()),
            "beyondFirst", from > 0));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}/refusals.csv")
  HttpResponse<StreamedFile> refusalsFile(HttpRequest<?> request, Actor actor, String id) {
    return views.file(actor, imports.see(actor, id(id)), Frame.words(request));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/acceptance")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> accept(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    imports.see(actor, id(id));
    Form form = Form.read(body);
    return act(request, actor, id, () -> {
      Checks checks = new Checks();
      TakeMode mode = checks.requiredOneOf("mode", form.text("mode"), TakeMode.class);
      checks.done();
      imports.accept(actor, id(id), mode, form.key());
    });
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/stop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> stop(HttpRequest<?> request, Actor actor, String id) {
    return act(request, actor, id, () -> imports.stop(actor, id(id)));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/resumption")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resume(HttpRequest<?> request, Actor actor, String id) {
    return act(request, actor, id, () -> imports.resume(actor, id(id)));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(HttpRequest<?> request, Actor actor, String id) {
    return act(request, actor, id, () -> imports.discard(actor, id(id)));
  }

  private HttpResponse<?> act(HttpRequest<?> request, Actor actor, String id, Runnable act) {
    try {
      act.run();
      return seen(id(id));
    } catch (Failure.Conflict refused) {
      return show(request, actor, id(id), HttpStatus.CONFLICT, Entry.refused(Form.EMPTY, refused));
    }
  }

  private HttpResponse<?> list(HttpRequest<?> request, Actor actor, Optional<Long> below, HttpStatus status, Entry entry) {
    List<Roster> rows = imports.list(actor, below);
    Map<Long, Job> checks = new HashMap<>();
    rows.forEach(roster -> checks.put(roster.id(), imports.checking(roster)));
    return frame.page(
        request,
        status,
        Frame.words(request).say("rosters.title"),
        "roster/list",
        Map.of(
            "rows", rows,
            "checks", checks,
            "entry", entry,
            "next", rows.size() < RosterImports.PAGE ? Optional.empty() : Optional.of("/rosters?below=" + Ids.show(rows.getLast().id())),
            "beyondFirst", below.isPresent()));
  }

  private HttpResponse<?> show(HttpRequest<?> request, Actor actor, long id, HttpStatus status, Entry entry) {
    Roster roster = imports.see(actor, id);
    Map<String, Object> given = new HashMap<>();
    given.put("roster", roster);
    given.put("checking", imports.checking(roster));
    given.put("taking", imports.taking(roster));
    given.put("preview", imports.preview(actor, id));
    given.put("refused", imports.refusals(actor, id, 0, RosterImports.PAGE));
    given.put("entry", entry);
    given.put("values", new PreviewWords(Frame.words(request), liaisons));
    return frame.page(request, status, Frame.words(request).say("roster.title", roster.fileName()), "roster/show", given);
  }

  private static HttpResponse<?> seen(long id) {
    return HttpResponse.seeOther(URI.create("/rosters/" + Ids.show(id)));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
