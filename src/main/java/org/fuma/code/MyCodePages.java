package org.fuma.code;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** The firm's code as its plaque has it, to be shown or saved; what it shows at the door is the live code. */
@Produces(MediaType.TEXT_HTML)
@Controller("/my-code/plain")
final class MyCodePages {

  private final ProtectionCodes codes;
  private final OwnFirms firms;
  private final Frame frame;

  MyCodePages(ProtectionCodes codes, OwnFirms firms, Frame frame) {
    this.codes = codes;
    this.firms = firms;
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> enterprise) {
    OwnFirms.Choice choice = firms.choose(actor, enterprise);
    return frame.page(
        request,
        "my-code.plain",
        "code/mine",
        Map.of(
            "choice", choice,
            "code", choice.chosen().flatMap(one -> codes.currentOf(one.id()))));
  }
}
