package org.fuma.alert;

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
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Alerts for programs. */
@Controller("/api/v1/alerts")
final class AlertController {

  private final Alerts alerts;

  AlertController(Alerts alerts) {
    this.alerts = alerts;
  }

  /** An alert as listed; moments in ISO 8601, UTC. */
  @Serdeable
  record AlertLine(
      String id, String kind, String visit, String enterprise, String enterpriseName, String authority, String authorityName, String at, String state) {

    static AlertLine of(AlertRow row) {
      return new AlertLine(Ids.show(row.id()), row.kind().name(), Ids.show(row.visit()), Ids.show(row.enterprise()), row.enterpriseName(),
          Ids.show(row.authority()), row.authorityName(), row.at().toString(), row.state().name());
    }
  }

  /** An alert with what came of it; {@code by} is whose act it is about, empty where nobody was signed in. */
  @Serdeable
  record AlertView(AlertLine alert, String by, @Nullable String note, @Nullable String closedBy, @Nullable String closedAt) {

    static AlertView of(Alert alert) {
      return new AlertView(AlertLine.of(alert.row()), alert.by(), alert.closed().map(Alert.Closing::note).orElse(null),
          alert.closed().map(Alert.Closing::by).orElse(null), alert.closed().map(closing -> closing.at().toString()).orElse(null));
    }
  }

  /** What came of an alert. */
  @Serdeable
  record ClosingRequest(@Nullable String note) {}

  /** Lists alerts, latest first. */
  @Needs(Permission.ALERT_READ)
  @Get
  Listing<AlertLine> list(
      Actor actor,
      @QueryValue Optional<String> state,
      @QueryValue Optional<String> kind,
      @QueryValue Optional<String> authority,
      @QueryValue Optional<String> pageToken) {
    List<AlertRow> rows = alerts.list(actor, filter(state, kind, authority), Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(AlertLine::of).toList(),
        rows.size() < Alerts.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** One alert. */
  @Needs(Permission.ALERT_READ)
  @Get("/{id}")
  AlertView one(Actor actor, String id) {
    return AlertView.of(alerts.see(actor, id(id)));
  }

  /** Closes an alert with a note. */
  @Needs(Permission.ALERT_CLOSE)
  @Post("/{id}/closing")
  AlertView close(Actor actor, String id, @Body ClosingRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    alerts.close(actor, id(id), text(asked.note()), key);
    return AlertView.of(alerts.see(actor, id(id)));
  }

  /**
   * Reads a filter.
   *
   * @throws Failure.Invalid with everything that is wrong
   */
  static AlertFilter filter(Optional<String> state, Optional<String> kind, Optional<String> authority) {
    Checks checks = new Checks();
    Optional<String> named = authority.filter(given -> !given.isBlank());
    Optional<Long> body = named.flatMap(Ids::read);
    if (named.isPresent() && body.isEmpty()) {
      checks.refuse("authority", "check.unknown");
    }
    AlertFilter filter =
        new AlertFilter(checks.oneOf("state", state.orElse(""), AlertState.class), checks.oneOf("kind", kind.orElse(""), AlertKind.class), body);
    checks.done();
    return filter;
  }

  static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
