package org.fuma.alert;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The supervisors' work list of alerts; auditors read it. */
@Produces(MediaType.TEXT_HTML)
@Controller("/alerts")
final class AlertPages {

  private final Alerts alerts;
  private final Frame frame;

  AlertPages(Alerts alerts, Frame frame) {
    this.alerts = alerts;
    this.frame = frame;
  }

  /** Those that wait, unless another state is asked for; an empty {@code state} asks for all. */
  @Needs(Permission.ALERT_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    Form asked = Form.query(request);
    String state = asked.fields().containsKey("state") ? asked.text("state") : AlertState.OPEN.name();
    AlertFilter filter = AlertController.filter(Optional.of(state), Optional.of(asked.text("kind")), Optional.of(asked.text("authority")));
    List<AlertRow> rows = alerts.list(actor, filter, below.flatMap(Ids::read));
    String first = "/alerts?state=" + filter.state().map(AlertState::name).orElse("") + filter.kind().map(kind -> "&kind=" + kind).orElse("")
        + filter.authority().map(authority -> "&authority=" + Ids.show(authority)).orElse("");
    return frame.page(
        request,
        "alert.title",
        "alert/list",
        Map.of(
            "rows", rows,
            "filter", filter,
            "states", options(request, AlertState.values()),
            "kinds", options(request, AlertKind.values()),
            "first", first,
            "next", rows.size() < Alerts.PAGE ? Optional.empty() : Optional.of(first + "&below=" + Ids.show(rows.getLast().id())),
            "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.ALERT_READ)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id) {
    return one(request, HttpStatus.OK, actor, id, Entry.blank());
  }

  @Needs(Permission.ALERT_CLOSE)
  @Post("/{id}/closing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      alerts.close(actor, AlertController.id(id), form.text("note"), form.key());
      return HttpResponse.seeOther(URI.create("/alerts/" + id));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry) {
    Alert alert = alerts.see(actor, AlertController.id(id));
    return frame.page(
        request, status, Frame.words(request).say(alert.row().kind()), "alert/one",
        Map.of("alert", alert, "entry", entry, "mayClose", actor.may(Permission.ALERT_CLOSE)));
  }

  private static List<Option> options(HttpRequest<?> request, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), Frame.words(request).say(constant))).toList();
  }
}
