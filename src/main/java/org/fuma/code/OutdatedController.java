package org.fuma.code;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Plaques that no longer match, for programs. */
@Controller("/api/v1")
final class OutdatedController {

  private final OutdatedPlaques plaques;
  private final ProtectionCodes codes;

  OutdatedController(OutdatedPlaques plaques, ProtectionCodes codes) {
    this.plaques = plaques;
    this.codes = codes;
  }

  /** A plaque that shows another name than the firm has; version says what was looked at. */
  @Serdeable
  record OutdatedView(String serial, String state, String enterprise, String formerName, String name, Instant since, int version) {}

  /** That a plaque was put up; with a version, only when nothing has changed since. */
  @Serdeable
  record RenewalRequest(@Nullable Integer version) {}

  /** That a plaque was put up, with the name that it shows. */
  @Serdeable
  record RenewalView(String serial, boolean renewed) {}

  /** Lists plaques that no longer match, the longest outdated first. */
  @Needs(Permission.ENTERPRISE_READ)
  @Get("/outdated-plaques")
  Listing<OutdatedView> list(Actor actor, @QueryValue Optional<String> pageToken) {
    List<OutdatedPlaque> rows = plaques.list(actor, pageToken);
    return Listing.of(
        rows.stream().map(row -> new OutdatedView(row.serial().value(), row.state().name(), Ids.show(row.enterprise()), row.former(),
            row.present(), row.since(), row.version())).toList(),
        rows.size() < OutdatedPlaques.PAGE ? Optional.empty() : Optional.of(OutdatedPlaques.cursor(rows.getLast())));
  }

  /** Records that the plaque was printed anew and put up; 409 when it is not outdated (any more) or changed since. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/plaque-renewals")
  RenewalView renew(Actor actor, String serial, @Nullable @Body RenewalRequest asked) {
    ProtectionCode code = codes.find(CodeController.serial(serial)).orElseThrow(Failure.NotFound::new);
    plaques.renew(actor, List.of(new OutdatedPlaques.Renewal(code.id(), Optional.ofNullable(asked).map(RenewalRequest::version))));
    return new RenewalView(code.serial().value(), true);
  }
}
