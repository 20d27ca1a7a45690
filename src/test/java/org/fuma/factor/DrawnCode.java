package org.fuma.factor;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a drawn QR code from its path painted black on white, four pixels to a module, as the clean picture that it is: the search for codes in
 * photographs does not find three in a hundred of them.
 */
final class DrawnCode {

  private static final int PIXELS = 4;
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

  private DrawnCode() {}

  static String read(QrDrawing drawing) {
    int side = drawing.side() * PIXELS;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, 0xFFFFFF);
    Matcher module = MODULE.matcher(drawing.path());
    while (module.find()) {
      for (int i = 0; i < PIXELS * PIXELS; i++) {
        int x = Integer.parseInt(module.group(1)) * PIXELS + i % PIXELS;
        int y = Integer.parseInt(module.group(2)) * PIXELS + i / PIXELS;
        pixels[y * side + x] = 0;
      }
    }
    try {
      return new QRCodeReader()
          .decode(new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels))), Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    } catch (ReaderException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
