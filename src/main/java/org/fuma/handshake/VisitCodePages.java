package org.fuma.handshake;

import gg.jte.Content;
import io.micronaut.core.annotation.Nullable;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Open;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.plan.Plans;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitCodePanel;
import org.fuma.visit.YearCounts;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** What anybody sees who scans a visit's code, and where the firm says who is there. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class VisitCodePages {

  private final VisitCodeLooks looks;
  private final Handshakes handshakes;
  private final AtDoor door;
  private final Plans plans;
  private final YearCounts counts;
  private final List<VisitCodePanel> panels;
  private final Ledger ledger;
  private final Frame frame;

  VisitCodePages(
      VisitCodeLooks looks, Handshakes handshakes, AtDoor door, Plans plans, YearCounts counts, List<VisitCodePanel> panels, Ledger ledger,
      Frame frame) {
    this.looks = looks;
    this.handshakes = handshakes;
    this.door = door;
    this.plans = plans;
    this.counts = counts;
    this.panels = panels;
    this.ledger = ledger;
    this.frame = frame;
  }

  @Open
  @Get(uris = {"/V/{visitToken}", "/v/{visitToken}"})
  HttpResponse<?> show(HttpRequest<?> request, @Nullable Actor actor, String visitToken, @QueryValue(defaultValue = "") String done) {
    return page(request, HttpStatus.OK, Optional.ofNullable(actor), visitToken, looks.find(request, visitToken), done, Entry.blank());
  }

  @Open
  @Post("/V/{visitToken}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(HttpRequest<?> request, @Nullable Actor actor, String visitToken, @Body String body) {
    Form form = Form.read(body);
    Optional<Actor> by = Optional.ofNullable(actor);
    Visit visit = looks.find(request, visitToken).orElseThrow(Failure.NotFound::new);
    try {
      looks.countAnswer(request);
      Checks checks = new Checks();
      DoorAnswer said = checks.requiredOneOf("answer", form.text("answer"), DoorAnswer.class);
      checks.done();
      Handshakes.Outcome outcome = handshakes.answer(by, visit, said, form.text("digits"), form.key());
      return HttpResponse.seeOther(URI.create("/V/" + visitToken.toUpperCase(Locale.ROOT) + "?done=" + outcome));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), by, visitToken, looks.find(request, visitToken), "", Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, Optional<Actor> actor, String token, Optional<Visit> visit, String done, Entry entry) {
    Worth worth = visit.map(one -> Worth.of(one, ledger.now())).orElse(Worth.UNKNOWN);
    Optional<Visit> shown = visit.filter(one -> !Worth.over(one, ledger.now()));
    boolean ofFirm = shown.isPresent() && actor.filter(by -> by.may(Permission.VISIT_CONFIRM) && by.speaksFor(shown.get().enterprise())).isPresent();
    List<Content> drawn = actor.isEmpty() || shown.isEmpty() || !worth.answerable()
        ? List.of() : panels.stream().flatMap(panel -> panel.draw(request, actor.get(), shown.get()).stream()).toList();
    Map<String, Object> given = new HashMap<>();
    given.put("worth", worth);
    given.put("shown", shown);
    given.put("today", Time.day(ledger.now()));
    given.put("groups", shown.map(door::of).orElse(List.of()));
    given.put("plan", shown.flatMap(one -> one.declared().plan()).flatMap(plans::name));
    given.put("year", shown.flatMap(counts::soFar));
    given.put("path", "/V/" + token.toUpperCase(Locale.ROOT));
    given.put("signer", ofFirm ? "FIRM" : actor.isEmpty() ? "NOBODY" : actor.get().may(Permission.VISIT_CONFIRM) ? "OTHER" : "OFFICE");
    given.put("whole", ofFirm || actor.filter(by -> by.may(Permission.VISIT_READ_ALL)).isPresent());
    given.put("panels", drawn);
    given.put("entry", entry);
    given.put("done", Arrays.stream(Handshakes.Outcome.values()).map(Enum::name).anyMatch(done::equals) ? done : "");
    HttpResponse<?> page = frame.page(request, status, Frame.words(request).say("handshake.title"), "handshake/code", given)
        .header("X-Robots-Tag", "noindex, nofollow");
    return page;
  }
}
