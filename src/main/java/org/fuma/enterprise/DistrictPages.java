package org.fuma.enterprise;

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
import java.net.URI;
import java.util.HashMap;
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

/** The work list of firms whose district nobody has found out yet. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/districts")
final class DistrictPages {

  /** Why, in the firm's history; records are kept in the registry's own language. */
  private static final String TAKEN = "区县待定：采用信用代码所示的首次登记地";
  private static final String CHOSEN = "区县待定：人工选定";

  private final Districts districts;
  private final FirmChanges changes;
  private final EnterpriseChoices choices;
  private final Frame frame;

  DistrictPages(Districts districts, FirmChanges changes, EnterpriseChoices choices, Frame frame) {
    this.districts = districts;
    this.changes = changes;
    this.choices = choices;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    return list(request, actor, HttpStatus.OK, Form.query(request), Entry.blank());
  }

  /** Takes the suggestion for one firm, the checked ones or all that the page shows, or sets a district that was chosen. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      Map<Verdict, Long> came = form.text("set").isEmpty() ? suggested(actor, form) : chosen(actor, form);
      districts.changed();
      long done = came.getOrDefault(Verdict.CHANGED, 0L);
      long left = came.getOrDefault(Verdict.REFUSED, 0L) + came.getOrDefault(Verdict.UNCHANGED, 0L);
      String below = Ids.read(form.text("below")).map(id -> "&below=" + Ids.show(id)).orElse("");
      return HttpResponse.seeOther(URI.create("/enterprises/districts?done=" + done + "&left=" + left + below));
    } catch (Failure.Invalid refused) {
      return list(request, actor, HttpStatus.UNPROCESSABLE_ENTITY, form, Entry.refused(form, refused));
    }
  }

  private Map<Verdict, Long> suggested(Actor actor, Form form) {
    List<String> ids = switch (form.text("take")) {
      case "shown" -> form.all("shown");
      case "checked" -> form.all("ids");
      default -> List.of(form.text("take"));
    };
    return changes.some(actor, read(ids), new FirmAct.TakeRegion(), TAKEN);
  }

  private Map<Verdict, Long> chosen(Actor actor, Form form) {
    District district = District.ofCode(form.text("district-" + form.text("set")))
        .orElseThrow(() -> new Failure.Invalid("districts.choose-first"));
    return changes.some(actor, read(List.of(form.text("set"))), new FirmAct.SetDistrict(district), CHOSEN);
  }

  private static List<Long> read(List<String> shown) {
    List<Long> ids = shown.stream().flatMap(id -> Ids.read(id).stream()).distinct().limit(Selection.MOST_IDS).toList();
    if (ids.isEmpty()) {
      throw new Failure.Invalid("districts.none-chosen");
    }
    return ids;
  }

  private HttpResponse<?> list(HttpRequest<?> request, Actor actor, HttpStatus status, Form form, Entry entry) {
    Optional<Long> below = Ids.read(form.text("below"));
    List<Enterprise> rows = districts.open(actor, below);
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("counts", districts.counts(actor));
    given.put("entry", entry);
    given.put("below", below.map(Ids::show).orElse(""));
    given.put("done", number(form.text("done")));
    given.put("left", number(form.text("left")));
    given.put("mayEnrol", actor.may(Permission.ENTERPRISE_ENROL));
    given.put("choices", choices.in(Frame.words(request)));
    given.put("next", rows.size() < Enterprises.PAGE
        ? Optional.empty()
        : Optional.of("/enterprises/districts?below=" + Ids.show(rows.getLast().id())));
    return frame.page(request, status, Frame.words(request).say("districts.title"), "enterprise/districts", given);
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
