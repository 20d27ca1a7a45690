package org.fuma.plaque;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.ProtectionCode;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Plaques to print and put up at doors. A plaque speaks Chinese whoever prints it. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class PlaquePages {

  private static final String BELOW = "below";

  private final Plaques plaques;
  private final Enterprises enterprises;
  private final Settings settings;
  private final Frame frame;

  PlaquePages(Plaques plaques, Enterprises enterprises, Settings settings, Frame frame) {
    this.plaques = plaques;
    this.enterprises = enterprises;
    this.settings = settings;
    this.frame = frame;
  }

  /** One firm's plaque; a sheet of labels holds it eight times, for a firm with more than one door. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/codes/{serial}/plaque")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String serial) {
    Plaque plaque = plaques.of(actor, CodePictures.serial(serial));
    PlaqueFormat format = format(Form.query(request));
    ProtectionCode code = plaque.code();
    String firm = "/enterprises/" + Ids.show(code.enterprise());
    Map<String, Object> given = given(format, Collections.nCopies(format.perPage(), plaque));
    given.put("code", code);
    given.put("path", "/codes/" + code.serial().value());
    given.put("back", actor.may(Permission.ENTERPRISE_READ) ? firm : "/my-code");
    return frame.page(request, "plaque.print-title", "plaque/one", given);
  }

  /** The plaques of a selection of firms, a hundred firms to a page, to be printed together. */
  @Needs(Permission.CODE_ISSUE)
  @Get("/plaques")
  HttpResponse<?> many(HttpRequest<?> request, Actor actor) {
    Form asked = Form.query(request);
    PlaqueFormat format = format(asked);
    Selection selection = Selection.read(asked);
    long below = asked.text(BELOW).isEmpty()
        ? Long.MAX_VALUE
        : Ids.read(asked.text(BELOW)).orElseThrow(Failure.NotFound::new);
    Plaques.Lot lot = plaques.of(actor, selection, below);
    Map<String, Object> given = given(format, lot.plaques());
    given.put("total", enterprises.count(actor, selection));
    given.put("without", lot.without());
    given.put("query", selection.query());
    given.put("next", lot.next().map(Ids::show));
    return frame.page(request, "plaque.print-title", "plaque/many", given);
  }

  private Map<String, Object> given(PlaqueFormat format, List<Plaque> plaques) {
    Map<String, Object> given = new HashMap<>();
    given.put("format", format);
    given.put("pages", pages(plaques, format.perPage()));
    given.put("domain", settings.publicAddress().getRawAuthority());
    return given;
  }

  private static List<List<Plaque>> pages(List<Plaque> plaques, int perPage) {
    List<List<Plaque>> pages = new ArrayList<>();
    for (int from = 0; from < plaques.size(); from += perPage) {
      pages.add(plaques.subList(from, Math.min(from + perPage, plaques.size())));
    }
    return pages;
  }

  private static PlaqueFormat format(Form asked) {
    Checks checks = new Checks();
    PlaqueFormat format = checks.oneOf("format", asked.text("format"), PlaqueFormat.class).orElse(PlaqueFormat.A4);
    checks.done();
    return format;
  }
}
