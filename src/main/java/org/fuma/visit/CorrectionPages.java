package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Frame;

/** The page of orders to correct that wait for their re-check. */
@Produces(MediaType.TEXT_HTML)
@Controller("/corrections")
final class CorrectionPages {

  private final Corrections corrections;
  private final ServiceClock clock;
  private final Frame frame;

  CorrectionPages(Corrections corrections, ServiceClock clock, Frame frame) {
    this.corrections = corrections;
    this.clock = clock;
    this.frame = frame;
  }

  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> after) {
    List<Correction> rows = corrections.list(actor, after.map(Corrections.Place::read));
    return frame.page(
        request,
        "corrections.title",
        "visit/corrections",
        Map.of(
            "rows", rows,
            "today", Time.day(clock.instant()),
            "next", rows.size() < Corrections.PAGE ? Optional.<String>empty()
                : Optional.of("/corrections?after=" + Corrections.Place.of(rows.getLast()).shown()),
            "beyondFirst", after.isPresent()));
  }
}
