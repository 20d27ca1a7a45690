package org.fuma.code;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.settings.Settings;
import org.fuma.web.Frame;

/** What anybody sees who scans a plaque, or types a serial at the start page. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class StandingPages {

  private final CodeStanding standings;
  private final PublicLooks looks;
  private final Settings settings;
  private final Frame frame;

  StandingPages(CodeStanding standings, PublicLooks looks, Settings settings, Frame frame) {
    this.standings = standings;
    this.looks = looks;
    this.settings = settings;
    this.frame = frame;
  }

  @Open
  @Get(uris = {"/C/{+payload}", "/c/{+payload}"})
  HttpResponse<?> show(HttpRequest<?> request, String payload) {
    return page(request, looks.look(request, settings.publicAddress() + "/C/" + payload));
  }

  /** A live code, as a screen at the door shows it. To look uses nothing up. */
  @Open
  @Get(uris = {"/L/{+live}", "/l/{+live}"})
  HttpResponse<?> showLive(HttpRequest<?> request, String live) {
    return page(request, looks.verdict(request, settings.publicAddress() + "/L/" + live));
  }

  @Open
  @Get(uris = {"/C", "/c"})
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue Optional<String> serial) {
    String typed = serial.orElse("");
    return switch (standings.read(typed)) {
      case Scanned.Full full -> HttpResponse.seeOther(URI.create("/C/" + full.payload().text()));
      case Scanned.Typed one -> HttpResponse.seeOther(URI.create("/C/" + one.serial().value()));
      case Scanned.Live live -> HttpResponse.seeOther(URI.create("/L/" + live.text()));
      case Scanned.Foreign foreign -> page(request, new Standing.Foreign());
      case Scanned.Unreadable none -> page(request, looks.look(request, typed));
    };
  }

  private HttpResponse<?> page(HttpRequest<?> request, Standing standing) {
    return page(request, Verdict.of(standing));
  }

  private HttpResponse<?> page(HttpRequest<?> request, Verdict verdict) {
    return frame.page(
        request,
        "standing.title",
        "code/standing",
        Map.of("verdict", verdict, "address", settings.publicAddress().toString()));
  }
}
