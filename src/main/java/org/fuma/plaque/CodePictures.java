package org.fuma.plaque;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Locale;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.QrImage;
import org.fuma.code.Serial;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/**
 * A code as a picture, for screens and for print. Pictures answer any {@code Accept}: some programs ask for any kind
 * of image and nothing else. Programs come with their bearer token. Pages show them as pictures; opened by themselves they are files.
 */
@Controller("/codes")
final class CodePictures {

  private static final String SVG = "image/svg+xml";

  private final ProtectionCodes codes;
  private final Plaques plaques;

  CodePictures(ProtectionCodes codes, Plaques plaques) {
    this.codes = codes;
    this.plaques = plaques;
  }

  /**
   * A PNG. {@code size} is the side of a module, 1 to 40 pixels; {@code pixels} the side of the picture, 150 to 4000;
   * {@code level=plaque} asks for the level of plaques instead of that of screens.
   */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/{serial}.png")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> png(HttpRequest<?> request, Actor actor, String serial) {
    ProtectionCode code = codes.see(actor, serial(serial));
    Form asked = Form.query(request);
    PictureSize size = PictureSize.read(asked);
    byte[] png = size.draw(QrImage.of(plaques.address(code), level(asked, QrImage.Level.SCREEN)));
    return named(HttpResponse.ok(png).contentType(MediaType.IMAGE_PNG_TYPE), code, ".png");
  }

  /** An SVG for print at any size, at the level of a plaque; {@code level=screen} asks for that of screens. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/{serial}.svg")
  @Produces(MediaType.ALL)
  HttpResponse<String> svg(HttpRequest<?> request, Actor actor, String serial) {
    ProtectionCode code = codes.see(actor, serial(serial));
    QrImage.Level level = level(Form.query(request), QrImage.Level.PLAQUE);
    String svg = QrImage.svg(plaques.address(code), level, code.serial().grouped());
    return named(HttpResponse.ok(svg).contentType(SVG), code, ".svg");
  }

  /** The serial in a path; what is none names nothing. */
  static Serial serial(String shown) {
    return Serial.read(shown).orElseThrow(Failure.NotFound::new);
  }

  private static QrImage.Level level(Form asked, QrImage.Level usual) {
    Checks checks = new Checks();
    QrImage.Level level =
        checks.oneOf("level", asked.text("level").toUpperCase(Locale.ROOT), QrImage.Level.class)
            .orElse(usual);
    checks.done();
    return level;
  }

  private static <T> HttpResponse<T> named(MutableHttpResponse<T> picture, ProtectionCode code,
      String ending) {
    return picture
        .header("Cache-Control", "private, no-store")
        .header("Content-Disposition", "attachment; filename=\"" + code.serial().value() + ending + "\"");
  }
}
