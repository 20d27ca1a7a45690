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
import java.util.Map;
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

/** Pages by which codes are issued, replaced and revoked. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class CodePages {

  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final Frame frame;

  CodePages(ProtectionCodes codes, Enterprises enterprises, Frame frame) {
    this.codes = codes;
    this.enterprises = enterprises;
    this.frame = frame;
  }

  /** What the form is about; the words are those of {@code code.{word}}. */
  private enum Act {
    ISSUE("issue"),
    REPLACE("replace"),
    REVOKE("revoke");

    private final String word;

    Act(String word) {
      this.word = word;
    }

    private String words() {
      return "code." + word;
    }
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/enterprises/{id}/codes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> issue(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    Enterprise firm = enterprises.see(actor, Ids.read(id).orElseThrow(Failure.NotFound::new));
    try {
      codes.issue(actor, firm.id(), form.key());
      return back(firm);
    } catch (Failure.Conflict refused) {
      return refusal(request, Act.ISSUE, firm, refused);
    }
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/replace")
  HttpResponse<?> askReplace(HttpRequest<?> request, Actor actor, String serial) {
    return form(request, HttpStatus.OK, Act.REPLACE, codes.see(actor, CodeController.serial(serial)), Entry.blank());
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/replace")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> replace(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    Form form = Form.read(body);
    return act(
        request, actor, Act.REPLACE, serial, form, code -> codes.replace(actor, code.serial(), form.text("reason"),
            form.key()));
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/revoke")
  HttpResponse<?> askRevoke(HttpRequest<?> request, Actor actor, String serial) {
    return form(request, HttpStatus.OK, Act.REVOKE, codes.see(actor, CodeController.serial(serial)), Entry.blank());
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    Form form = Form.read(body);
    return act(request, actor, Act.REVOKE, serial, form, code -> codes.revoke(actor, code.serial(),
        form.text("reason")));
  }

  private interface Deed {
    void on(ProtectionCode code);
  }

  private HttpResponse<?> act(HttpRequest<?> request, Actor actor, Act act, String serial, Form form, Deed deed) {
    ProtectionCode code = codes.see(actor, CodeController.serial(serial));
    try {
      deed.on(code);
      return back(enterprises.see(actor, code.enterprise()));
    } catch (Failure.Invalid refused) {
      return form(request, HttpStatus.UNPROCESSABLE_ENTITY, act, code, Entry.refused(form, refused));
    } catch (Failure.Conflict refused) {
      return refusal(request, act, enterprises.see(actor, code.enterprise()), refused);
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Act act, ProtectionCode code, Entry entry) {
    Enterprise firm = enterprises.find(code.enterprise()).orElseThrow(Failure.NotFound::new);
    String title = Frame.words(request).say(act.words() + "-title");
    return frame.page(
        request,
        status,
        title,
        "code/act",
        Map.of("entry", entry, "act", act.word, "words", act.words(), "code", code, "firm", firm, "back",
            firmPath(firm.id())));
  }

  private HttpResponse<?> refusal(HttpRequest<?> request, Act act, Enterprise firm, Failure refused) {
    String title = Frame.words(request).say(act.words());
    return frame.page(
        request, HttpStatus.CONFLICT, title, "code/refused", Map.of("said", refused.said(), "firm", firm, "back",
            firmPath(firm.id())));
  }

  private static HttpResponse<?> back(Enterprise firm) {
    return HttpResponse.seeOther(URI.create(firmPath(firm.id())));
  }

  /** The firm's page. */
  static String firmPath(long enterprise) {
    return "/enterprises/" + Ids.show(enterprise);
  }
}
