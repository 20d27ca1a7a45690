package org.fuma.rating;

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
import org.fuma.enterprise.Contact;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The supervisors' list of call-backs, those first that are due first, and the page of one. */
@Produces(MediaType.TEXT_HTML)
@Controller("/call-backs")
final class CallBackPages {

  private final CallBacks callBacks;
  private final Enterprises enterprises;
  private final ServiceClock clock;
  private final Frame frame;

  CallBackPages(CallBacks callBacks, Enterprises enterprises, ServiceClock clock, Frame frame) {
    this.callBacks = callBacks;
    this.enterprises = enterprises;
    this.clock = clock;
    this.frame = frame;
  }

  /** Those that are open, unless another state is asked for; an empty {@code state} asks for all. */
  @Needs(Permission.RATING_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> after) {
    Form asked = Form.query(request);
    String state = asked.fields().containsKey("state") ? asked.text("state") : CallBackState.OPEN.name();
    String whose = List.of("mine", "nobody").contains(asked.text("whose")) ? asked.text("whose") : "";
    String due = asked.text("due").equals("over") ? "over" : "";
    LocalDate today = today();
    List<CallBack.Row> page = callBacks.list(actor, CallBackController.filter(actor, state, whose, due, today), DayMark.read(after));
    String first = "/call-backs?state=" + state + "&whose=" + whose + "&due=" + due;
    Map<String, Object> given = new HashMap<>();
    given.put("rows", page);
    given.put("today", today);
    given.put("figures", callBacks.figures(actor));
    given.put("state", state);
    given.put("whose", whose);
    given.put("due", due);
    given.put("states", Arrays.stream(CallBackState.values()).map(each -> new Option(each.name(), Frame.words(request).say(each))).toList());
    given.put("first", first);
    given.put("next", CallBackController.next(page).map(mark -> first + "&after=" + mark));
    given.put("beyondFirst", after.isPresent());
    return frame.page(request, "call-back.list-title", "rating/call-backs", given);
  }

  @Needs(Permission.RATING_READ)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id) {
    return one(request, HttpStatus.OK, actor, id, "", Entry.blank());
  }

  @Needs(Permission.RATING_READ)
  @Post("/{id}/{act}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, Actor actor, String id, String act, @Body String body) {
    Form form = Form.read(body);
    try {
      callBacks.act(actor, RatingController.id(id), act, new CallBacks.Asked(form.text("text"), form.text("supervisor"), form.text("complaint")), form.key());
      return HttpResponse.seeOther(URI.create("/call-backs/" + id));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, id, act, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, String id, String act, Entry entry) {
    CallBack callBack = callBacks.see(actor, RatingController.id(id));
    CallBackHead head = callBack.head();
    boolean own = head.handler().filter(account -> account == actor.account()).isPresent();
    Map<String, Object> given = new HashMap<>();
    given.put("callBack", callBack);
    given.put("today", today());
    given.put("own", own);
    // Whom to call is for who calls.
    given.put("contact", own && !head.state().over() ? enterprises.contact(callBack.rating().enterprise()) : Contact.NONE);
    given.put("others", callBacks.others(callBack).entrySet().stream().map(other -> new Option(Ids.show(other.getKey()), other.getValue())).toList());
    given.put("act", act);
    given.put("entry", entry);
    return frame.page(request, status, Frame.words(request).say("call-back.title"), "rating/call-back", given);
  }

  private LocalDate today() {
    return Time.day(clock.instant());
  }
}
