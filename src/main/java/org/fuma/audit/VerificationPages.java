package org.fuma.audit;

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
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** What verifications of the whole database found; one can be begun here. */
@Produces(MediaType.TEXT_HTML)
@Controller("/ledger/verifications")
final class VerificationPages {

  private static final String PATH = "/ledger/verifications";

  private final VerificationDesk desk;
  private final Frame frame;

  VerificationPages(VerificationDesk desk, Frame frame) {
    this.desk = desk;
    this.frame = frame;
  }

  @Needs(Permission.LEDGER_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    return list(request, HttpStatus.OK, actor, Entry.blank());
  }

  @Needs(Permission.LEDGER_READ)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(HttpRequest<?> request, Actor actor, @Body String body) {
    try {
      desk.begin(actor);
      return HttpResponse.seeOther(URI.create(PATH));
    } catch (Failure.Conflict running) {
      return list(request, HttpStatus.CONFLICT, actor, Entry.refused(Form.read(body), running));
    }
  }

  private HttpResponse<?> list(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry) {
    Map<String, Object> given = new HashMap<>();
    given.put("rows", desk.list(actor));
    given.put("busy", desk.busy(actor));
    given.put("entry", entry);
    return frame.page(request, status, Frame.words(request).say("audit.verifications"), "audit/verifications", given);
  }
}
