package org.fuma.visit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** The visit log for programs. */
@Controller("/api/v1/visits")
final class VisitController {

  private final VisitLog visits;

  VisitController(VisitLog visits) {
    this.visits = visits;
  }

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

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
