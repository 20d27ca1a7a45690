package org.fuma.access;

import gg.jte.Content;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.settings.Settings;
import org.fuma.web.Cookies;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** The start page, with what waits for whoever is signed in, and the language switch. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class HomePages {

  private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

  private final List<HomePanel> panels;
  private final Frame frame;
  private final Settings settings;
  private final Cookies cookies;

  HomePages(List<HomePanel> panels, Frame frame, Settings settings, Cookies cookies) {
    this.panels = panels;
    this.frame = frame;
    this.settings = settings;
    this.cookies = cookies;
  }

  @Open
  @Get("/")
  HttpResponse<?> home(HttpRequest<?> request, @Nullable Actor actor) {
    List<Content> waiting = actor == null ? List.of() : panels.stream().flatMap(panel -> panel.draw(request, actor).stream()).toList();
    return frame.page(request, HttpStatus.OK, Frame.words(request).say("home.title", settings.city()), "web/home", Map.of("waiting", waiting));
  }

  @Open
  @Post("/language")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> language(@Body String body) {
    Form form = Form.read(body);
    MutableHttpResponse<?> response = HttpResponse.seeOther(OwnPath.read(form.text("next")));
    String chosen = Words.named(form.text("to")) == Words.EN ? "en" : "zh";
    return response.cookie(cookies.make(Frame.LANGUAGE_COOKIE, chosen, Optional.of(LANGUAGE_KEPT), SameSite.Lax));
  }
}
