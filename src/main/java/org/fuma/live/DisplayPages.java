package org.fuma.live;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.OwnFirms;
import org.fuma.enterprise.Enterprise;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The page on which a firm opens and revokes its door displays. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class DisplayPages {

  private final DoorDisplays displays;
  private final OwnFirms firms;
  private final Frame frame;

  DisplayPages(DoorDisplays displays, OwnFirms firms, Frame frame) {
    this.displays = displays;
    this.firms = firms;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/my-code/displays")
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> enterprise) {
    return list(request, HttpStatus.OK, actor, enterprise, Entry.blank());
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Post("/my-code/displays")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    Optional<String> asked = Optional.of(form.text("enterprise"));
    Enterprise firm = firms.choose(actor, asked).chosen().orElseThrow(Failure.NotFound::new);
    try {
      DoorDisplays.Made made = displays.open(actor, firm.id(), form.text("label"), form.key());
      return frame.page(
          request, "displays.made", "live/made",
          Map.of("made", made, "firm", firm, "picture", LiveScreens.picture(made.link())));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return list(request, HttpStatus.valueOf(refused.status()), actor, asked, Entry.refused(form, refused));
    }
  }

  /** For the firm and for who enrols firms; each goes back to where its list is. */
  @Needs({Permission.ENTERPRISE_OWN, Permission.ENTERPRISE_ENROL})
  @Post("/enterprises/{id}/displays/{display}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(Actor actor, String id, String display) {
    long enterprise = DisplayController.id(id);
    displays.revoke(actor, enterprise, DisplayController.id(display));
    return HttpResponse.seeOther(URI.create(
        actor.speaksFor(enterprise) ? "/my-code/displays?enterprise=" + id : "/enterprises/" + id));
  }

  private HttpResponse<?> list(
      HttpRequest<?> request, HttpStatus status, Actor actor, Optional<String> enterprise, Entry entry) {
    OwnFirms.Choice choice = firms.choose(actor, enterprise);
    List<DoorDisplay> all =
        choice.chosen().map(firm -> displays.list(actor, firm.id(), Optional.empty())).orElse(List.of());
    List<DoorDisplay> open = choice.chosen().map(firm -> displays.open(actor, firm.id())).orElse(List.of());
    return frame.page(
        request, status, Frame.words(request).say("displays.title"), "live/displays",
        Map.of(
            "choice", choice,
            "entry", entry,
            "open", open,
            "revoked", all.stream().filter(display -> display.state() == DisplayState.REVOKED).toList(),
            "back", choice.chosen().map(firm -> "/my-code?enterprise=" + Ids.show(firm.id())).orElse("/my-code")));
  }
}
