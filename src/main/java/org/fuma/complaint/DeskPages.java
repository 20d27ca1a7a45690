package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The supervisors' desk: what waits, in the order in which it is due, and each complaint with what may be done with it. */
@Singleton
final class DeskPages {

  private static final String REFUSED = DeskPages.class.getName();
  private static final String PASSED_ON = "passed-on";

  private final Complaints complaints;
  private final Course course;
  private final Inbox inbox;
  private final InboxRepository rows;
  private final ComplaintTold told;
  private final Handlers handlers;
  private final Clocks clocks;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final List<ComplaintPanel> panels;
  private final Frame frame;

  DeskPages(
      Complaints complaints, Course course, Inbox inbox, InboxRepository rows, ComplaintTold told, Handlers handlers, Clocks clocks,
      Enterprises enterprises, Authorities authorities, List<ComplaintPanel> panels, Frame frame) {
    this.complaints = complaints;
    this.course = course;
    this.inbox = inbox;
    this.rows = rows;
    this.told = told;
    this.handlers = handlers;
    this.clocks = clocks;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.panels = panels;
    this.frame = frame;
  }

  /** A form that was refused, until its page has been drawn again. */
  private record Refused(String act, Entry entry) {}

  /** What was typed into that form of the page and what is wrong with it; blank unless it was just refused. */
  static Entry entry(HttpRequest<?> request, String act) {
    return request.getAttribute(REFUSED, Refused.class).filter(refused -> refused.act().equals(act)).map(Refused::entry).orElse(Entry.blank());
  }

  /** The list, with the figures above it. */
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Form query = Form.query(request);
    try {
      InboxFilter filter = InboxFilter.read(query);
      Optional<InboxPlace> after = Optional.of(query.text("after")).filter(given -> !given.isEmpty()).map(given -> InboxPlace.read(filter, given));
      return list(request, actor, HttpStatus.OK, Entry.of(query), inbox.list(actor, filter, after), after.isPresent());
    } catch (Failure.Invalid refused) {
      Inbox.Found nothing = new Inbox.Found(List.of(), Map.of(), Optional.empty());
      return list(request, actor, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(query, refused), nothing, false);
    }
  }

  private HttpResponse<?> list(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry, Inbox.Found found, boolean beyondFirst) {
    Words words = Frame.words(request);
    ComplaintClock clock = clocks.running();
    String first = InboxFilter.path(entry.form());
    Map<String, Object> given = new HashMap<>();
    given.put("figures", inbox.figures(actor));
    given.put("lines", found.rows().stream().map(row -> new DeskLine(row, found.subjects().getOrDefault(row.id(), ""),
        row.due().map(due -> Remaining.of(due, clocks.today(), clock.calendar())))).toList());
    given.put("entry", entry);
    given.put("passedOn", entry.form().has(PASSED_ON, "1"));
    given.put("narrowed", !first.equals("/complaints"));
    Option all = new Option(InboxFilter.ALL, words.say("desk.state-all"));
    given.put("states", Stream.concat(Stream.of(all), options(words, ComplaintState.values()).stream()).toList());
    given.put("hands",
        Stream.concat(options(words, InboxFilter.InHand.values()).stream(), handlers.offered(actor, entry.value("handler"), words).stream()).toList());
    given.put("dues", options(words, InboxFilter.DueWithin.values()));
    given.put("categories", options(words, ComplaintCategory.values()));
    given.put("sources", options(words, Source.values()));
    given.put("authorities", authorities.all().stream().map(one -> new Option(Ids.show(one.id()), one.name())).toList());
    given.put("first", first);
    given.put("next", found.next().map(place -> first + (first.contains("?") ? "&" : "?") + "after=" + place.shown()));
    given.put("beyondFirst", beyondFirst);
    return frame.page(request, status, words.say("complaints.title"), "complaint/desk-list", given);
  }

  /** Takes a step, and leads back to the complaint; to the list when the step has taken it from who took it. */
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, long id, String event, Form form) {
    try {
      course.move(Mover.of(actor), id, event, Moving.of(form), form.key());
      return HttpResponse.seeOther(URI.create(complaints.reads(actor, id) ? "/complaints/" + Ids.show(id) : "/complaints?" + PASSED_ON + "=1"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return refused(request, actor, id, event, form, refused);
    }
  }

  /**
   * The complaint's page again, after one of its forms was refused.
   *
   * @param act the form's name, by which its panel asks for {@link #entry}
   */
  MutableHttpResponse<?> refused(HttpRequest<?> request, Actor actor, long id, String act, Form form, Failure refused) {
    boolean moved = refused instanceof Failure.Conflict;
    // What happened meanwhile may have taken the form off the page: then it is said above.
    request.setAttribute(REFUSED, new Refused(act, moved ? Entry.of(form) : Entry.refused(form, refused)));
    return see(request, actor, id, HttpStatus.valueOf(refused.status()), moved ? Entry.refused(form, refused) : Entry.blank());
  }

  /** A complaint's page. */
  MutableHttpResponse<?> see(HttpRequest<?> request, Actor actor, long id, HttpStatus status, Entry entry) {
    Complaint complaint = complaints.see(actor, id);
    ComplaintClock clock = clocks.running();
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("firm", enterprises.find(complaint.enterprise()).orElseThrow(Failure.NotFound::new));
    given.put("authority", complaint.authority().flatMap(authorities::authority).map(Authority::name));
    given.put("left", complaint.standing().due().map(due -> Remaining.of(due, clocks.today(), clock.calendar())));
    given.put("unheard", complaint.standing().state() != ComplaintState.CLOSED && told.unheard(complaint));
    given.put("names", rows.names(people(complaint)));
    given.put("panels", panels.stream().flatMap(panel -> panel.draw(request, actor, complaint).stream()).toList());
    given.put("entry", entry);
    return frame.page(request, status, Frame.words(request).say("complaint.title", Ids.show(id)), "complaint/desk", given);
  }

  private static Set<Long> people(Complaint complaint) {
    return Stream.of(
            complaint.filedBy().stream(),
            complaint.standing().handler().stream(),
            complaint.steps().stream().map(Complaint.Step::actor),
            complaint.steps().stream().flatMap(step -> step.handler().stream()))
        .flatMap(some -> some)
        .collect(Collectors.toSet());
  }

  private static List<Option> options(Words words, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), words.say(constant))).toList();
  }
}
