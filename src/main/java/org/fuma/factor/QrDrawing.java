package org.fuma.factor;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as one path of an SVG, measured in modules, with the quiet zone of four that ISO/IEC 18004 asks for.
 *
 * @param side of the whole drawing, in modules
 */
public record QrDrawing(int side, String path) {

  private static final int QUIET_ZONE = 4;

  /**
   * The code of that text, with as few and as large modules as can be (level L): a screen gets no dirt.
   *
   * @throws IllegalArgumentException when the text does not fit
   */
  static QrDrawing of(String text) {
    try {
      ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < modules.getHeight(); y++) {
        for (int x = 0; x < modules.getWidth(); x++) {
          if (modules.get(x, y) == 1) {
            path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE).append("h1v1h-1z");
          }
        }
      }
      return new QrDrawing(modules.getWidth() + 2 * QUIET_ZONE, path.toString());
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("The text does not fit a QR code", tooLong);
    }
  }
}
