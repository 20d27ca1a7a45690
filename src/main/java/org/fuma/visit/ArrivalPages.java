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
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.CertificateState;
import org.fuma.authority.Official;
import org.fuma.code.DoorHistory;
import org.fuma.code.Standing;
import org.fuma.enterprise.Enterprise;
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

/** The page at the door: the firm in hand, the kinds of visit to choose from, and the form of the chosen kind that logs the arrival. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits")
final class ArrivalPages {

  private final Arrivals arrivals;
  private final EntryDesk desk;
  private final DoorScans scans;
  private final Presences presences;
  private final DoorHistory history;
  private final ArrivalChoices choices;
  private final Liaisons liaisons;
  private final Frame frame;
  private final ServiceClock clock;

  ArrivalPages(
      Arrivals arrivals, EntryDesk desk, DoorScans scans, Presences presences, DoorHistory history, ArrivalChoices choices, Liaisons liaisons, Frame frame,
      ServiceClock clock) {
    this.arrivals = arrivals;
    this.desk = desk;
    this.scans = scans;
    this.presences = presences;
    this.history = history;
    this.choices = choices;
    this.liaisons = liaisons;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs(Permission.VISIT_LOG)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor) {
    Form asked = Form.query(request);
    return asked.text("code").isBlank() ? HttpResponse.seeOther(URI.create("/scan")) : form(request, HttpStatus.OK, actor, Entry.of(asked));
  }

  @Needs(Permission.VISIT_LOG)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> arrive(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      Visit visit = arrivals.arrive(actor, ArrivalForm.read(form), form.key());
      return HttpResponse.seeOther(
          URI.create("/visits/" + Ids.show(visit.id()) + "?done=" + (visit.state() == VisitState.REFUSED ? "refused" : "arrived")));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry) {
    Official self = desk.certificate(actor);
    LocalDate today = Time.day(clock.instant());
    DoorScans.DoorScan scan = scans.read(actor, entry.value("code"), entry.value("ticket"));
    Standing standing = scan.standing();
    Optional<VisitKind> kind = kind(entry);
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("standing", standing);
    given.put("live", scan.presence().isPresent());
    given.put("used", entry.whole().isEmpty() && used(scan));
    given.put("ticket", ticket(actor, entry, scan));
    given.put("self", self);
    given.put("mayLog", self.state(today) == CertificateState.VALID || self.state(today) == CertificateState.EXPIRING);
    given.put("today", today);
    Optional<Enterprise> firm = firm(standing);
    List<VisitKind> kinds = firm.isPresent() ? List.of(VisitKind.values()) : List.of();
    given.put("firm", firm);
    given.put("kinds", kinds);
    given.put("counts", Optional.empty());
    given.put("earlier", new DoorHistory.ThisYear(List.of(), List.of()));
    given.put("liaison", Optional.empty());
    if (standing instanceof Standing.Protected in) {
      given.put("counts", Optional.of(choices.counts(self, in.firm())));
      given.put("earlier", history.thisYear(actor, in.firm().id()));
      given.put("liaison", in.firm().liaison().flatMap(liaisons::find));
    }
    given.put("choice", kind.filter(kinds::contains).flatMap(chosen -> firm.map(at -> choices.of(request, self, at, chosen))));
    return frame.page(request, status, Frame.words(request).say("visits.new"), "visit/new", given);
  }

  /** The firm of a code that is in the register, in force or not: what is not in force, the rules refuse in writing. */
  private static Optional<Enterprise> firm(Standing standing) {
    return switch (standing) {
      case Standing.Protected in -> Optional.of(in.firm());
      case Standing.Paused paused -> Optional.of(paused.firm());
      case Standing.Issued issued -> Optional.of(issued.firm());
      case Standing.Suspended suspended -> Optional.of(suspended.firm());
      case Standing.Expired expired -> Optional.of(expired.firm());
      case Standing.Replaced replaced -> Optional.of(replaced.firm());
      case Standing.Revoked revoked -> Optional.of(revoked.firm());
      default -> Optional.empty();
    };
  }

  private static Optional<VisitKind> kind(Entry entry) {
    for (VisitKind kind : VisitKind.values()) {
      if (kind.name().equals(entry.value("kind"))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The ticket that the form has; at the scan, a new one. A form that is shown again does not get more time. */
  private String ticket(Actor actor, Entry entry, DoorScans.DoorScan scan) {
    Optional<Presence> fresh = entry.value("ticket").isEmpty() ? scan.presence() : Optional.empty();
    return fresh.map(presence -> presences.ticket(actor, presence).text()).orElse(entry.value("ticket"));
  }

  private boolean used(DoorScans.DoorScan scan) {
    return scan.standing() instanceof Standing.Protected in
        && scan.presence().filter(presence -> scans.used(in.code().id(), presence)).isPresent();
  }
}
