package org.fuma.claim;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** One firm's letter: made, printed, replaced when it was lost, taken back. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/{id}/letter")
final class FirmLetterPages {

  private final Claims claims;
  private final Enterprises enterprises;
  private final LetterPages letters;
  private final Frame frame;

  FirmLetterPages(Claims claims, Enterprises enterprises, LetterPages letters, Frame frame) {
    this.claims = claims;
    this.enterprises = enterprises;
    this.letters = letters;
    this.frame = frame;
  }

  /** What a form with a reason is about; the words are those of {@code letter.{word}}. */
  enum Act {
    LOST(""),
    REVOKE("/revocation");

    private final String path;

    Act(String path) {
      this.path = path;
    }

    private String word() {
      return "letter." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get
  HttpResponse<?> print(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "zh") String in) {
    Enterprise firm = firm(actor, id);
    try {
      List<Letter> letter = List.of(claims.letter(actor, firm.id()));
      return letters.sheets(request, actor, letter, Words.named(in), path(firm) + "/letter?", Optional.empty(), path(firm));
    } catch (Failure.Conflict refused) {
      return refusal(request, firm, refused);
    }
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> make(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    Deed making = firm -> claims.make(actor, firm.id(), form.text("reason"), form.key());
    return act(request, actor, id, Act.LOST, form, making, "/letter");
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/lost")
  HttpResponse<?> askLost(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, Act.LOST, firm(actor, id), Entry.blank());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/revocation")
  HttpResponse<?> askRevoke(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, Act.REVOKE, firm(actor, id), Entry.blank());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    return act(request, actor, id, Act.REVOKE, form, firm -> claims.revoke(actor, firm.id(), form.text("reason")), "");
  }

  private interface Deed {
    void on(Enterprise firm);
  }

  private HttpResponse<?> act(
      HttpRequest<?> request, Actor actor, String id, Act act, Form form, Deed deed, String afterwards) {
    Enterprise firm = firm(actor, id);
    try {
      deed.on(firm);
      return HttpResponse.seeOther(URI.create(path(firm) + afterwards));
    } catch (Failure.Invalid refused) {
      return form(request, HttpStatus.UNPROCESSABLE_ENTITY, act, firm, Entry.refused(form, refused));
    } catch (Failure.Conflict refused) {
      return refusal(request, firm, refused);
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Act act, Enterprise firm, Entry entry) {
    return frame.page(
        request,
        status,
        Frame.words(request).say(act.word() + "-title"),
        "claim/act",
        Map.of(
            "entry", entry,
            "words", act.word(),
            "danger", act == Act.REVOKE,
            "firm", firm,
            "back", path(firm),
            "action", path(firm) + "/letter" + act.path));
  }

  private HttpResponse<?> refusal(HttpRequest<?> request, Enterprise firm, Failure.Conflict refused) {
    return frame.page(
        request,
        HttpStatus.CONFLICT,
        Frame.words(request).say("letter.title"),
        "claim/refused",
        Map.of("said", refused.said(), "firm", firm, "back", path(firm)));
  }

  private Enterprise firm(Actor actor, String id) {
    return enterprises.see(actor, Ids.read(id).orElseThrow(Failure.NotFound::new));
  }

  static String path(Enterprise firm) {
    return "/enterprises/" + Ids.show(firm.id());
  }
}
