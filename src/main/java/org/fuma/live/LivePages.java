package org.fuma.live;

import gg.jte.Content;
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
import org.fuma.code.OwnFirms;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/** The firm's own page: its live code, large, to be shown at the door. */
@Produces(MediaType.TEXT_HTML)
@Controller("/my-code")
final class LivePages {

  private final LiveScreens screens;
  private final ProtectionCodes codes;
  private final OwnFirms firms;
  private final List<EnterprisePanel> panels;
  private final Frame frame;

  LivePages(
      LiveScreens screens, ProtectionCodes codes, OwnFirms firms, List<EnterprisePanel> panels, Frame frame) {
    this.screens = screens;
    this.codes = codes;
    this.firms = firms;
    this.panels = panels.stream().filter(EnterprisePanel::besideLiveCode).toList();
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> enterprise) {
    OwnFirms.Choice choice = firms.choose(actor, enterprise);
    List<Content> drawn =
        choice.chosen().stream()
            .flatMap(firm -> panels.stream().flatMap(panel -> panel.draw(request, actor, firm).stream()))
            .toList();
    return frame.page(
        request,
        "my-code.title",
        "live/mine",
        Map.of(
            "choice", choice,
            "code", choice.chosen().flatMap(firm -> codes.currentOf(firm.id())),
            "shown", choice.chosen().flatMap(firm -> screens.of(firm.id())),
            "panels", drawn));
  }

  /** What the page asks for as each step ends. */
  @Needs(Permission.ENTERPRISE_OWN)
  @Get("/now")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<LiveScreens.Shown> now(Actor actor, @QueryValue Optional<String> enterprise) {
    LiveScreens.Shown shown =
        firms.choose(actor, enterprise).chosen().flatMap(firm -> screens.of(firm.id())).orElseThrow(Failure.NotFound::new);
    return HttpResponse.ok(shown).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
