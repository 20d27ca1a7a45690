package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.CertificateState;
import org.fuma.authority.Official;
import org.fuma.code.DoorHistory;
import org.fuma.code.Standing;
import org.fuma.enterprise.Liaisons;
import org.fuma.live.Presence;
import org.fuma.live.Presences;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The page at the door: the firm in hand, and the form that logs the arrival. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits")
final class ArrivalPages {

  private final VisitLog visits;
  private final ArrivalDesk desk;
  private final DoorScans scans;
  private final Presences presences;
  private final DoorHistory history;
  private final Authorities authorities;
  private final Liaisons liaisons;
  private final Frame frame;
  private final ServiceClock clock;

  ArrivalPages(
      VisitLog visits, ArrivalDesk desk, DoorScans scans, Presences presences, DoorHistory history, Authorities authorities,
      Liaisons liaisons, Frame frame, ServiceClock clock) {
    this.visits = visits;
    this.desk = desk;
    this.scans = scans;
    this.presences = presences;
    this.history = history;
    this.authorities = authorities;
    this.liaisons = liaisons;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs(Permission.VISIT_LOG)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String code,
      @QueryValue(defaultValue = "") String how) {
    return code.isBlank()
        ? HttpResponse.seeOther(URI.create("/scan"))
        : form(request, HttpStatus.OK, actor, Entry.of(new Form(Map.of("code", List.of(code), "how", List.of(how)))));
  }

  @Needs(Permission.VISIT_LOG)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> arrive(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      Arrival arrival =
          Arrival.read(form.text("code"), form.text("how"), form.text("ticket"), form.text("kind"), form.all("items"),
              form.all("colleagues"), form.text("reason"));
      return HttpResponse.seeOther(
          URI.create("/visits/" + Ids.show(visits.arrive(actor, arrival, form.key())) + "?done=arrived"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry) {
    Official self = desk.certificate(actor);
    LocalDate today = Time.day(clock.instant());
    DoorScans.DoorScan scan = scans.read(actor, entry.value("code"), entry.value("ticket"));
    Standing standing = scan.standing();
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("standing", standing);
    given.put("live", scan.presence().isPresent());
    given.put("used", entry.whole().isEmpty() && used(scan));
    given.put("ticket", ticket(actor, entry, scan));
    given.put("self", self);
    given.put("mayLog", self.state(today) == CertificateState.VALID || self.state(today) == CertificateState.EXPIRING);
    given.put("today", today);
    given.put("thisYear", 0);
    given.put("earlier", new DoorHistory.ThisYear(List.of(), List.of()));
    given.put("liaison", Optional.empty());
    given.put("items", List.of());
    given.put("colleagues", List.of());
    given.put("kinds", Arrays.stream(VisitKind.values())
        .map(kind -> new Option(kind.name(), Frame.words(request).say(kind))).toList());
    if (standing instanceof Standing.Protected in) {
      given.put("thisYear", visits.thisYear(in.firm().id(), self.authority()));
      given.put("earlier", history.thisYear(actor, in.firm().id()));
      given.put("liaison", in.firm().liaison().flatMap(liaisons::find));
      given.put("items", authorities.items(self.authority()));
      given.put(
          "colleagues",
          authorities.officials(self.authority()).stream().filter(official -> official.id() != self.id()).toList());
    }
    return frame.page(request, status, Frame.words(request).say("visits.new"), "visit/new", given);
  }

  /** The ticket that the form has; at the scan, a new one. A form that is shown again does not get more time. */
  private String ticket(Actor actor, Entry entry, DoorScans.DoorScan scan) {
    Optional<Presence> fresh = entry.value("ticket").isEmpty() ? scan.presence() : Optional.empty();
    return fresh.map(presence -> presences.ticket(actor, presence).text()).orElse(entry.value("ticket"));
  }

  private boolean used(DoorScans.DoorScan scan) {
    return scan.standing() instanceof Standing.Protected in
        && scan.presence().filter(presence -> presences.used(in.code().id(), presence)).isPresent();
  }
}
