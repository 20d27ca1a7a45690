package org.fuma.plaque;

import java.util.OptionalInt;
import org.fuma.code.QrImage;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/**
 * How large a PNG is wanted.
 *
 * @param module side of a module, 1 to 40 pixels, or the most that it may be in a picture of a given side; absent: the
 *     largest that fits
 * @param pixels side of the whole picture, 150 to 4000 pixels; absent: what the modules need
 */
record PictureSize(OptionalInt module, OptionalInt pixels) {

  private static final int USUAL_MODULE = 8;
  
  /**
   * Reads the fields {@code size} and {@code pixels}; without either, a module measures 8 pixels.
   *
   * @throws Failure.Invalid when one is out of bounds
   */
  static PictureSize read(Form form) {
    Checks checks = new Checks();
    OptionalInt module = number(checks, form, "size", 1, QrImage.LARGEST_MODULE);
    OptionalInt pixels = number(checks, form, "pixels", QrImage.SMALLEST_PICTURE, QrImage.LARGEST_PICTURE);
    checks.done();
    return new PictureSize(module.isEmpty() && pixels.isEmpty() ? OptionalInt.of(USUAL_MODULE) : module, pixels);
  }

  private static OptionalInt number(Checks checks, Form form, String field, int least, int most) {
    return form.text(field).isEmpty() ? OptionalInt.empty() : OptionalInt.of(checks.number(field, form.text(field),
        least, most));
  }

  /** Draws the code at this size, its modules as large as both sides allow. */
  byte[] draw(QrImage code) {
    if (pixels.isEmpty()) {
      return code.png(module.orElse(USUAL_MODULE));
    }
    int fitting = pixels.getAsInt() / code.side();
    return code.png(Math.min(module.orElse(fitting), fitting), pixels.getAsInt());
  }
}
