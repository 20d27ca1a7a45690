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
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.settings.Settings;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/**
 * A code as a picture, for screens and for print. Pictures answer any {@code Accept}: some programs ask for any kind
 * of image and nothing else.
 */
@Controller("/codes")
final class CodePictures {

  private static final String USUAL_MODULE = "8";
  private static final String PRIVATE = "private, no-store";
  private static final String SVG = "image/svg+xml";

  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final Settings settings;
  private final Frame frame;

  CodePictures(ProtectionCodes codes, Enterprises enterprises, Settings settings, Frame frame) {
    this.codes = codes;
    this.enterprises = enterprises;
    this.settings = settings;
    this.frame = frame;
  }

  /** A PNG for screens; size is the side of a module, 1 to 40 pixels. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/{serial}.png")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> png(Actor actor, String serial, @QueryValue Optional<String> size) {
    Checks checks = new Checks();
    int module = checks.number("size", size.orElse(USUAL_MODULE), 1, QrImage.LARGEST_MODULE);
    checks.done();
    return HttpResponse.ok(QrImage.png(address(codes.see(actor, CodeController.serial(serial))), QrImage.Level.SCREEN,
        module))
        .contentType(MediaType.IMAGE_PNG_TYPE)
        .header("Cache-Control", PRIVATE);
  }

  /** An SVG for print, at the level of a plaque. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/{serial}.svg")
  @Produces(MediaType.ALL)
  HttpResponse<String> svg(Actor actor, String serial) {
    ProtectionCode code = codes.see(actor, CodeController.serial(serial));
    return HttpResponse.ok(QrImage.svg(address(code), QrImage.Level.PLAQUE, code.serial().grouped()))
        .contentType(SVG)
        .header("Cache-Control", PRIVATE);
  }

  /** The sheet to print and put up at the door. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/{serial}/plaque")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> plaque(HttpRequest<?> request, Actor actor, String serial) {
    ProtectionCode code = codes.see(actor, CodeController.serial(serial));
    if (!code.active()) {
      throw new Failure.Conflict("code.plaque-not-active");
    }
    Enterprise firm = enterprises.see(actor, code.enterprise());
    String back = actor.may(Permission.ENTERPRISE_READ) ? CodePages.firmPath(firm.id()) : "/my-code";
    return frame.page(
        request,
        "plaque.title",
        "code/plaque",
        Map.of("code", code, "firm", firm, "back", back, "domain", settings.publicAddress().getRawAuthority()));
  }

  private String address(ProtectionCode code) {
    return CodeAddress.of(settings.publicAddress(), code.payload());
  }
}
