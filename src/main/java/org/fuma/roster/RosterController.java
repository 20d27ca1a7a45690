package org.fuma.roster;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Frame;
import org.fuma.web.Given;
import org.fuma.web.Listing;

/** Rosters for programs. */
@Controller("/api/v1/rosters")
final class RosterController {

  private final RosterImports imports;
  private final RosterViews views;

  RosterController(RosterImports imports, RosterViews views) {
    this.imports = imports;
    this.views = views;
  }

  /** Which lines shall be taken: GOOD_ROWS or ALL_OR_NOTHING. */
  @Serdeable
  record Acceptance(@Nullable String mode) {}

  /** Lists imports, latest first. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Get
  Listing<RosterViews.RosterView> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> pageToken) {
    List<Roster> rows = imports.list(actor, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(roster -> views.of(request, roster)).toList(),
        rows.size() < RosterImports.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /**
   * Sends a roster: CSV or XLSX, 200 MB at most, as the body itself. It is checked in the background; nothing is taken before
   * that is asked for.
   */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<RosterViews.RosterView> send(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue Optional<String> name,
      @QueryValue Optional<String> batch,
      @Header("Idempotency-Key") Optional<String> key,
      @Body InputStream body) {
    long id = imports.receive(actor, name.orElse(""), batch.orElse(""), body, key);
    return HttpResponse.created(views.of(request, imports.see(actor, id))).header("Location", "/api/v1/rosters/" + Ids.show(id));
  }

  /** How far an import has come, and what it comes to. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}")
  RosterViews.RosterView one(HttpRequest<?> request, Actor actor, String id) {
    return views.of(request, imports.see(actor, id(id)));
  }

  /** The lines that were refused, in the file's order. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}/refusals")
  Listing<RosterViews.RefusalView> refusals(HttpRequest<?> request, Actor actor, String id, @QueryValue Optional<String> pageToken) {
    long after = pageToken.map(RosterController::line).orElse(0L);
    List<Refusal> rows = imports.refusals(actor, id(id), after, RosterImports.PAGE);
    return Listing.of(
        rows.stream().map(refusal -> RosterViews.of(request, refusal)).toList(),
        rows.size() < RosterImports.PAGE ? Optional.empty() : Optional.of(Long.toString(rows.getLast().line())));
  }

  /** The lines that were refused, as a CSV with the reasons, to correct and send again. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Get("/{id}/refusals.csv")
  HttpResponse<StreamedFile> refusalsFile(HttpRequest<?> request, Actor actor, String id) {
    return views.file(actor, imports.see(actor, id(id)), Frame.words(request));
  }

  /** Has the lines that were not refused taken, in the background; 409 when that cannot be (any more). */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/acceptance")
  RosterViews.RosterView accept(
      HttpRequest<?> request, Actor actor, String id, @Body Acceptance asked, @Header("Idempotency-Key") Optional<String> key) {
    imports.see(actor, id(id));
    Checks checks = new Checks();
    TakeMode mode = checks.requiredOneOf("mode", Given.text(asked.mode()), TakeMode.class);
    checks.done();
    imports.accept(actor, id(id), mode, key);
    return one(request, actor, id);
  }

  /** Stops the check or the taking after the batch under way; 409 when none is. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/stop")
  RosterViews.RosterView stop(HttpRequest<?> request, Actor actor, String id) {
    imports.stop(actor, id(id));
    return one(request, actor, id);
  }

  /** Lets the check or the taking go on that was stopped, interrupted or failed; 409 otherwise. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/resumption")
  RosterViews.RosterView resume(HttpRequest<?> request, Actor actor, String id) {
    imports.resume(actor, id(id));
    return one(request, actor, id);
  }

  /** Gives an import up; what it has taken stays. 409 when it has ended. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/{id}/discard")
  RosterViews.RosterView discard(HttpRequest<?> request, Actor actor, String id) {
    imports.discard(actor, id(id));
    return one(request, actor, id);
  }

  private static long line(String token) {
    if (!token.matches("\\d{1,9}")) {
      throw new Failure.Malformed("error.page-token");
    }
    return Long.parseLong(token);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
