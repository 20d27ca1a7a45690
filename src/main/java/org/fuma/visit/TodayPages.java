package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** The page with which an official's day begins. */
@Produces(MediaType.TEXT_HTML)
@Controller("/today")
final class TodayPages {

  private final Today today;
  private final List<TodayPanel> panels;
  private final Frame frame;

  TodayPages(Today today, List<TodayPanel> panels, Frame frame) {
    this.today = today;
    this.panels = panels;
    this.frame = frame;
  }

  @Needs(Permission.VISIT_LOG)
  @Get
  HttpResponse<?> today(HttpRequest<?> request, Actor actor) {
    Optional<Today.Work> work = today.of(actor);
    return frame.page(
        request,
        "today.title",
        "visit/today",
        Map.of(
            "work", work,
            "ofAuthority", actor.may(Permission.PLAN_FILE),
            "panels", work.stream().flatMap(mine -> panels.stream().flatMap(panel -> panel.draw(request, actor, mine.official()).stream())).toList()));
  }
}
