package org.fuma.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/** What a screen at the door shows: the firm's name and its live code, and nothing else. */
@Controller("/D/{token}")
final class DoorPages {

  private final DoorDisplays displays;
  private final LiveScreens screens;
  private final Enterprises enterprises;
  private final Frame frame;

  DoorPages(DoorDisplays displays, LiveScreens screens, Enterprises enterprises, Frame frame) {
    this.displays = displays;
    this.screens = screens;
    this.enterprises = enterprises;
    this.frame = frame;
  }

  /** The screen; 404 when the link is unknown or revoked, or the firm has no code in force. */
  @Open
  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> show(HttpRequest<?> request, String token) {
    Optional<DoorDisplay> display = displays.byToken(token);
    Optional<LiveScreens.Shown> shown = display.flatMap(one -> screens.of(one.enterprise()));
    String firm =
        display.filter(any -> shown.isPresent()).flatMap(one -> enterprises.find(one.enterprise()))
            .map(Enterprise::name).orElse("");
    return quiet(frame.page(
        request,
        shown.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
        firm,
        "live/door",
        Map.of("shown", shown, "source", "/D/" + token + "/now")));
  }

  /** What the screen asks for as each step ends. */
  @Open
  @Get("/now")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<LiveScreens.Shown> now(String token) {
    return quiet(HttpResponse.ok(
        displays.byToken(token).flatMap(display -> screens.of(display.enterprise()))
            .orElseThrow(Failure.NotFound::new)));
  }

  /** The address is the key to the screen: nobody may keep it or pass it on. */
  private static <T> MutableHttpResponse<T> quiet(MutableHttpResponse<T> response) {
    return response.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex, nofollow");
  }
}
