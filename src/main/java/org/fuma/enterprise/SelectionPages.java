package org.fuma.enterprise;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** What can be done to the firms that somebody chose from the list. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/selection")
final class SelectionPages {

  private static final int SHOWN = 20;

  private final Enterprises enterprises;
  private final List<SelectionPanel> panels;
  private final Frame frame;

  SelectionPages(Enterprises enterprises, List<SelectionPanel> panels, Frame frame) {
    this.enterprises = enterprises;
    this.panels = panels;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_READ)
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor) {
    Form form = Form.query(request);
    Selection selection = Selection.read(form);
    if (form.has("chosen", "1") && selection.ids().isEmpty()) {
      throw new Failure.Invalid("selection.none-chosen");
    }
    long count = enterprises.count(actor, selection);
    List<Content> drawn = panels.stream().flatMap(panel -> panel.draw(request, actor, selection, count).stream()).toList();
    return frame.page(
        request,
        "selection.title",
        "enterprise/selection",
        Map.of(
            "selection", selection,
            "count", count,
            "first", enterprises.pick(actor, selection, Long.MAX_VALUE, SHOWN),
            "panels", drawn));
  }
}
