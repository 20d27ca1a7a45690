package org.fuma.handshake;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.QrImage;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitCodes;
import org.fuma.visit.VisitLog;
import org.fuma.web.Checks;
import org.fuma.web.Form;

/** What is done on a visit's page about the handshake: its code, the firm's answer, the second official's confirmation. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}")
final class HandshakePages {

  /** Side of a module in pixels: 37 modules of a code make about 360. */
  private static final int MODULE = 8;

  private final Handshakes handshakes;
  private final SecondConfirmation second;
  private final VisitLog visits;
  private final VisitCodes codes;

  HandshakePages(Handshakes handshakes, SecondConfirmation second, VisitLog visits, VisitCodes codes) {
    this.handshakes = handshakes;
    this.second = second;
    this.visits = visits;
    this.codes = codes;
  }

  /** The visit's code as a picture that a long press can read, for the authority's own people. */
  @Needs(Permission.VISIT_LOG)
  @Get("/code.png")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> picture(Actor actor, String id) {
    Visit visit = visits.see(actor, HandshakeController.id(id));
    return HttpResponse.ok(QrImage.png(codes.address(visit.id()), QrImage.Level.SCREEN, MODULE))
        .contentType(MediaType.IMAGE_PNG_TYPE)
        .header("Cache-Control", "private, no-store");
  }

  @Needs(Permission.VISIT_CONFIRM)
  @Post("/answers")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(Actor actor, String id, @Body String body) {
    handshakes.reach(actor, HandshakeController.id(id));
    Form form = Form.read(body);
    Checks checks = new Checks();
    DoorAnswer said = checks.requiredOneOf("answer", form.text("answer"), DoorAnswer.class);
    checks.done();
    handshakes.answer(actor, HandshakeController.id(id), said, form.key());
    return HttpResponse.seeOther(URI.create("/visits/" + id));
  }

  /** For the second official; afterwards he sees the visit. */
  @Needs(Permission.VISIT_LOG)
  @Post("/presence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    boolean byCode = form.text("way").equals(SecondConfirmation.Way.CODE.name());
    second.confirm(actor, HandshakeController.id(id), byCode ? SecondConfirmation.Way.CODE : SecondConfirmation.Way.PAGE, form.key());
    return HttpResponse.seeOther(URI.create("/visits/" + id));
  }
}
