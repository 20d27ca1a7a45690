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
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages by which codes are issued and moved along {@link CodeGraph}; the words are those of {@code code.{act}}. */
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

  @Needs(Permission.CODE_ISSUE)
  @Post("/enterprises/{id}/codes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> issue(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    Enterprise firm = enterprises.see(actor, Ids.read(id).orElseThrow(Failure.NotFound::new));
    try {
      codes.issue(actor, firm.id(), !form.has("handOver", "true"), form.key());
      return back(firm);
    } catch (Failure.Conflict refused) {
      return refusal(request, CodeAct.ISSUE, firm, refused);
    }
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/activate")
  HttpResponse<?> askActivate(HttpRequest<?> request, Actor actor, String serial) {
    return ask(request, actor, CodeAct.ACTIVATE, serial);
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/activate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> activate(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    return act(request, actor, CodeAct.ACTIVATE, serial, Form.read(body));
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/suspend")
  HttpResponse<?> askSuspend(HttpRequest<?> request, Actor actor, String serial) {
    return ask(request, actor, CodeAct.SUSPEND, serial);
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/suspend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> suspend(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    return act(request, actor, CodeAct.SUSPEND, serial, Form.read(body));
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/resume")
  HttpResponse<?> askResume(HttpRequest<?> request, Actor actor, String serial) {
    return ask(request, actor, CodeAct.RESUME, serial);
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/resume")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resume(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    return act(request, actor, CodeAct.RESUME, serial, Form.read(body));
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/replace")
  HttpResponse<?> askReplace(HttpRequest<?> request, Actor actor, String serial) {
    return ask(request, actor, CodeAct.REPLACE, serial);
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/replace")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> replace(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    return act(request, actor, CodeAct.REPLACE, serial, Form.read(body));
  }

  @Needs(Permission.CODE_ISSUE)
  @Get("/codes/{serial}/revoke")
  HttpResponse<?> askRevoke(HttpRequest<?> request, Actor actor, String serial) {
    return ask(request, actor, CodeAct.REVOKE, serial);
  }

  @Needs(Permission.CODE_ISSUE)
  @Post("/codes/{serial}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, String serial, @Body String body) {
    return act(request, actor, CodeAct.REVOKE, serial, Form.read(body));
  }

  private HttpResponse<?> ask(HttpRequest<?> request, Actor actor, CodeAct act, String serial) {
    return form(request, HttpStatus.OK, act, codes.see(actor, CodeController.serial(serial)), Entry.blank());
  }

  private HttpResponse<?> act(HttpRequest<?> request, Actor actor, CodeAct act, String serial, Form form) {
    ProtectionCode code = codes.see(actor, CodeController.serial(serial));
    try {
      Checks checks = new Checks();
      Optional<CodeState> seen = checks.oneOf("seen", form.text("seen"), CodeState.class);
      checks.done();
      if (act == CodeAct.REPLACE) {
        codes.replace(actor, code.serial(), seen, form.text("reason"), form.key());
      } else {
        codes.move(actor, code.serial(), act, seen, form.text("reason"));
      }
      return back(enterprises.see(actor, code.enterprise()));
    } catch (Failure.Invalid refused) {
      return form(request, HttpStatus.UNPROCESSABLE_ENTITY, act, code, Entry.refused(form, refused));
    } catch (Failure.Conflict refused) {
      return refusal(request, act, enterprises.see(actor, code.enterprise()), refused);
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, CodeAct act, ProtectionCode code, Entry entry) {
    Enterprise firm = enterprises.find(code.enterprise()).orElseThrow(Failure.NotFound::new);
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("act", act.word());
    given.put("words", words(act));
    given.put("code", code);
    given.put("firm", firm);
    given.put("back", firmPath(firm.id()));
    given.put("possible", CodeGraph.edge(act, code.state()).isPresent());
    given.put("needsReason", act.needsReason());
    return frame.page(request, status, Frame.words(request).say(words(act) + "-title"), "code/act", given);
  }

  private HttpResponse<?> refusal(HttpRequest<?> request, CodeAct act, Enterprise firm, Failure refused) {
    return frame.page(
        request, HttpStatus.CONFLICT, Frame.words(request).say(words(act)), "code/refused",
        Map.of("said", refused.said(), "firm", firm, "back", firmPath(firm.id())));
  }

  private static String words(CodeAct act) {
    return "code." + act.word();
  }

  private static HttpResponse<?> back(Enterprise firm) {
    return HttpResponse.seeOther(URI.create(firmPath(firm.id())));
  }

  /** The firm's page. */
  static String firmPath(long enterprise) {
    return "/enterprises/" + Ids.show(enterprise);
  }
}
