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
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.authority.Official;
import org.fuma.enterprise.Enterprise;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The page for a visit that was not scanned: first which firm, when and what kind, then what would have been declared at the door. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/late")
final class LatePages {

  private final LateEntries entries;
  private final LateChoices choices;
  private final PastStanding past;
  private final EntryDesk desk;
  private final Authorities authorities;
  private final Frame frame;
  private final ServiceClock clock;

  LatePages(
      LateEntries entries, LateChoices choices, PastStanding past, EntryDesk desk, Authorities authorities, Frame frame, ServiceClock clock) {
    this.entries = entries;
    this.choices = choices;
    this.past = past;
    this.desk = desk;
    this.authorities = authorities;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs({Permission.VISIT_LOG, Permission.VISIT_ENTER_LATE})
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor) {
    return form(request, HttpStatus.OK, actor, Entry.of(Form.query(request)));
  }

  @Needs({Permission.VISIT_LOG, Permission.VISIT_ENTER_LATE})
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enter(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      long visit = entries.enter(actor, LateForm.read(actor, form), form.key());
      return HttpResponse.seeOther(URI.create("/visits/" + Ids.show(visit)));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry) {
    boolean any = LateForm.forAny(actor);
    Optional<Official> self = any ? Optional.empty() : Optional.of(desk.certificate(actor));
    Optional<Long> authority = any ? Ids.read(entry.value("authority")).filter(id -> authorities.authority(id).isPresent()) : self.map(Official::authority);
    Optional<Instant> moment = LateForm.moment(new Checks(), "arrivedAt", entry.value("arrivedAt")).filter(then -> !then.isAfter(clock.instant()));
    Optional<Enterprise> firm = past.firm(entry.value("code"));
    Optional<VisitKind> kind = Arrays.stream(VisitKind.values()).filter(one -> one.name().equals(entry.value("kind"))).findFirst();
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("any", any);
    given.put("tried", !entry.value("code").isBlank());
    given.put("firm", firm);
    given.put("moment", moment);
    given.put("today", moment.map(Time::day).orElse(Time.day(clock.instant())));
    given.put("authorityName", authority.flatMap(authorities::authority).map(Authority::name));
    given.put("authorities", any ? authorities.all().stream().map(one -> new Option(Ids.show(one.id()), one.name())).toList() : List.of());
    given.put("ways", options(request, List.of(Entered.Late.OUTAGE, Entered.Late.EMERGENCY)));
    given.put("kinds", options(request, List.of(VisitKind.values())));
    given.put(
        "choice",
        authority.flatMap(of -> firm.flatMap(at -> moment.flatMap(then -> kind.map(
            chosen -> choices.of(Frame.words(request), of, self, at, chosen, then))))));
    return frame.page(request, status, Frame.words(request).say("late.title"), "visit/late", given);
  }

  private static List<Option> options(HttpRequest<?> request, List<? extends Enum<?>> constants) {
    return constants.stream().map(constant -> new Option(constant.name(), Frame.words(request).say(constant))).toList();
  }
}
