package org.fuma.visit;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** The visit log for programs. */
@Controller("/api/v1/visits")
final class VisitController {

  private final VisitLog visits;

  VisitController(VisitLog visits) {
    this.visits = visits;
  }

  /** What came of a visit. */
  @Serdeable
  record ResultRequest(@Nullable String result, @Nullable String note) {}

  /** One visit. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/{id}")
  VisitView one(Actor actor, String id) {
    return VisitView.of(visits.see(actor, id(id)));
  }

  /** Logs that the officials left. */
  @Needs(Permission.VISIT_LOG)
  @Post("/{id}/departure")
  VisitView depart(Actor actor, String id, @Header("Idempotency-Key") Optional<String> key) {
    visits.depart(actor, id(id), key);
    return VisitView.of(visits.see(actor, id(id)));
  }

  /** Records what came of the visit, after the departure. */
  @Needs(Permission.VISIT_LOG)
  @Post("/{id}/result")
  VisitView complete(
      Actor actor, String id, @Body ResultRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    visits.requireAttendance(actor, id(id));
    Checks checks = new Checks();
    VisitResult result = checks.requiredOneOf("result", text(asked.result()), VisitResult.class);
    checks.done();
    visits.complete(actor, id(id), result, text(asked.note()), key);
    return VisitView.of(visits.see(actor, id(id)));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
