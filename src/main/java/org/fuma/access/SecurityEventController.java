package org.fuma.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Form;
import org.fuma.web.Listing;

/** Security events for programs. */
@Controller("/api/v1/security-events")
final class SecurityEventController {

  private final SecurityEventLog log;

  SecurityEventController(SecurityEventLog log) {
    this.log = log;
  }

  /**
   * A security event.
   *
   * @param account the name that the account signs in with; null when nobody was signed in, or the system did it
   * @param times   how often, within the minute that begins with it
   */
  @Serdeable
  record EventView(
      String id, Instant at, String kind, @Nullable String account, String address, String subject, String detail, String request, int times) {}

  /** Lists them, latest first; narrowed by kind, account (name), address, from and to (days in Asia/Shanghai), request. */
  @Needs(Permission.SECURITY_EVENT_READ)
  @Get
  Listing<EventView> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> pageToken) {
    List<SecurityEventRow> rows =
        log.list(actor, log.read(Form.query(request)), Listing.below(pageToken), SecurityEventLog.PAGE);
    return Listing.of(
        rows.stream().map(SecurityEventController::view).toList(),
        rows.size() < SecurityEventLog.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  private static EventView view(SecurityEventRow row) {
    return new EventView(
        Ids.show(row.id()), row.at(), row.kind(), row.account().orElse(null), row.address(), row.subject(), row.detail(), row.request(), row.times());
  }
}
