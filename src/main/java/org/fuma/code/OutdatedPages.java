package org.fuma.code;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The work list of plaques that no longer match. */
@Produces(MediaType.TEXT_HTML)
@Controller("/codes/outdated")
final class OutdatedPages {

  private static final Pattern CHECKED = Pattern.compile("([0-9A-Za-z]{13})-(\\d{1,9})");

  private final OutdatedPlaques plaques;
  private final Frame frame;

  OutdatedPages(OutdatedPlaques plaques, Frame frame) {
    this.plaques = plaques;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> after, @QueryValue Optional<Integer> done) {
    return page(request, HttpStatus.OK, actor, after, done, Entry.blank());
  }

  @Needs(Permission.CODE_ISSUE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> renew(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    List<OutdatedPlaques.Renewal> checked = form.all("plaque").stream().limit(OutdatedPlaques.PAGE).map(OutdatedPages::read).toList();
    try {
      if (checked.isEmpty()) {
        throw new Failure.Invalid("plaques.none-checked");
      }
      return HttpResponse.seeOther(URI.create("/codes/outdated?done=" + plaques.renew(actor, checked)));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, Optional.empty(), Optional.empty(), Entry.refused(Form.EMPTY, refused));
    }
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, Actor actor, Optional<String> after, Optional<Integer> done, Entry entry) {
    List<OutdatedPlaque> rows = plaques.list(actor, after);
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("count", plaques.count(actor));
    given.put("done", done);
    given.put("entry", entry);
    given.put("mayRenew", actor.may(Permission.CODE_ISSUE));
    given.put("next", rows.size() < OutdatedPlaques.PAGE ? Optional.empty()
        : Optional.of("/codes/outdated?after=" + OutdatedPlaques.cursor(rows.getLast())));
    given.put("beyondFirst", after.isPresent());
    return frame.page(request, status, Frame.words(request).say("plaques.title"), "code/outdated", given);
  }

  private static OutdatedPlaques.Renewal read(String checked) {
    Matcher parts = CHECKED.matcher(checked);
    if (!parts.matches()) {
      throw new Failure.Malformed("error.form");
    }
    return new OutdatedPlaques.Renewal(Ids.read(parts.group(1)).orElseThrow(() -> new Failure.Malformed("error.form")),
        Optional.of(Integer.valueOf(parts.group(2))));
  }
}
