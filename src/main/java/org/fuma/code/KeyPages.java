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
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The signing keys: which sign and signed, which are no secret any more, and what has to be replaced then. */
@Produces(MediaType.TEXT_HTML)
@Controller("/keys")
final class KeyPages {

  private final CodeKeys keys;
  private final KeyReplacement replacement;
  private final Frame frame;
  private final ServiceClock clock;

  KeyPages(CodeKeys keys, KeyReplacement replacement, Frame frame, ServiceClock clock) {
    this.keys = keys;
    this.replacement = replacement;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs(Permission.CODE_ISSUE)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    return frame.page(request, "keys.title", "code/keys",
        Map.of("keys", keys.all(), "codes", keys.currentCodes(actor), "today", keys.today()));
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/{id}/compromise")
  HttpResponse<?> askCompromise(HttpRequest<?> request, Actor actor, String id) {
    return compromise(request, HttpStatus.OK, actor, id, Entry.blank());
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/{id}/compromise")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> compromise(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      Checks checks = new Checks();
      if (!form.text("confirm").strip().equals(id)) {
        checks.refuse("confirm", "keys.confirm-wrong", id);
      }
      checks.done();
      keys.compromise(actor, id, form.text("since"), form.text("reason"));
      return HttpResponse.seeOther(URI.create("/keys"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return compromise(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused));
    }
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/{id}/replacement")
  HttpResponse<?> askReplacement(HttpRequest<?> request, Actor actor, String id) {
    return replacement(request, HttpStatus.OK, actor, id, Entry.blank());
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/{id}/replacement")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> replacement(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      return HttpResponse.seeOther(URI.create("/jobs/" + replacement.begin(actor, id, form.text("reason"), form.key()).job()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return replacement(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> compromise(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry) {
    return page(request, status, actor, id, entry, "keys.compromise-title", "code/compromise");
  }

  private HttpResponse<?> replacement(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry) {
    return page(request, status, actor, id, entry, "keys.replace-title", "code/replace-key");
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry, String title, String template) {
    Map<String, Object> given = new HashMap<>();
    given.put("key", keys.one(actor, id));
    given.put("codes", replacement.preview(actor, id));
    given.put("today", keys.today());
    given.put("day", Time.day(clock.instant()));
    given.put("entry", entry);
    return frame.page(request, status, Frame.words(request).say(title, id), template, given);
  }
}
