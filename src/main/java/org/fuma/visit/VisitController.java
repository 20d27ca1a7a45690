package org.fuma.visit;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

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

  /** Lists the visits that the caller may see, latest first. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  Listing<VisitView.Line> list(
      Actor actor,
      @QueryValue Optional<String> enterprise,
      @QueryValue Optional<String> authority,
      @QueryValue Optional<String> state,
      @QueryValue Optional<String> kind,
      @QueryValue Optional<String> pageToken) {
    List<VisitRow> rows = visits.list(actor, filter(enterprise, authority, state, kind), Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(VisitView.Line::of).toList(),
        rows.size() < VisitLog.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
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

  /**
   * Reads a filter; an id that is none finds nothing and is refused like a choice that is none.
   *
   * @throws Failure.Invalid with everything that is wrong
   */
  static VisitFilter filter(
      Optional<String> enterprise, Optional<String> authority, Optional<String> state, Optional<String> kind) {
    Checks checks = new Checks();
    VisitFilter filter =
        new VisitFilter(
            id(checks, "enterprise", enterprise),
            id(checks, "authority", authority),
            checks.oneOf("state", state.orElse(""), VisitState.class),
            checks.oneOf("kind", kind.orElse(""), VisitKind.class));
    checks.done();
    return filter;
  }

  private static Optional<Long> id(Checks checks, String field, Optional<String> given) {
    Optional<String> text = given.filter(value -> !value.isBlank());
    Optional<Long> id = text.flatMap(Ids::read);
    if (text.isPresent() && id.isEmpty()) {
      checks.refuse(field, "check.unknown");
    }
    return id;
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
