package org.fuma.code;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;

/**
 * A QR code as a picture, black on white, with the quiet zone of four modules that ISO/IEC 18004 asks for. Its text is
 * encoded once, however many pictures are drawn of it.
 */
public final class QrImage {

  /** Largest side of a module, in pixels. */
  public static final int LARGEST_MODULE = 40;

  /** Smallest side of a picture of a chosen size, in pixels: two to a module of the codes printed here. */
  public static final int SMALLEST_PICTURE = 150;

  /** Largest side of a picture of a chosen size, in pixels. */
  public static final int LARGEST_PICTURE = 4000;

  /** Longest text, in characters. */
  public static final int LONGEST_TEXT = 512;

  private static final int QUIET_ZONE = 4;

  /** How much damage a code survives. */
  public enum Level {
    /** 15 % (M): for screens, where modules should be large. */
    SCREEN(ErrorCorrectionLevel.M),
    /** 25 % (Q): for plaques, which get dirty and scratched. */
    PLAQUE(ErrorCorrectionLevel.Q);

    private final ErrorCorrectionLevel correction;

    Level(ErrorCorrectionLevel correction) {
      this.correction = correction;
    }
  }

  private final byte[][] modules;

  private QrImage(byte[][] modules) {
    this.modules = modules;
  }

  /**
   * The code of that text.
   *
   * @throws IllegalArgumentException when the text is empty or over {@value #LONGEST_TEXT} characters
   */
  public static QrImage of(String text, Level level) {
    return new QrImage(encode(text, level).getMatrix().getArray());
  }

  /** As {@link #png(int)} of that text's code. */
  public static byte[] png(String text, Level level, int modulePixels) {
    return of(text, level).png(modulePixels);
  }

  /** As {@link #svg(String)} of that text's code. */
  public static String svg(String text, Level level, String title) {
    return of(text, level).svg(title);
  }

  /** The side in modules, quiet zone and all. */
  public int side() {
    return modules.length + 2 * QUIET_ZONE;
  }

  /**
   * A PNG with one bit to a pixel.
   *
   * @param modulePixels side of a module in pixels, 1 to {@value #LARGEST_MODULE}
   * @throws IllegalArgumentException when the side is out of bounds
   */
  public byte[] png(int modulePixels) {
    if (modulePixels < 1 || modulePixels > LARGEST_MODULE) {
      throw new IllegalArgumentException("A module measures 1 to " + LARGEST_MODULE + " pixels");
    }
    return drawn(modulePixels, side() * modulePixels);
  }

  /**
   * A PNG of a chosen size with modules of a chosen size, centred on white.
   *
   * @param modulePixels side of a module in pixels
   * @param pixels       side of the picture, {@value #LARGEST_PICTURE} at most
   * @throws IllegalArgumentException when a side is out of bounds, or the code does not fit the picture
   */
  public byte[] png(int modulePixels, int pixels) {
    if (modulePixels < 1 || side() * modulePixels > pixels || pixels > LARGEST_PICTURE) {
      throw new IllegalArgumentException("A picture measures the code's " + side() + " modules at least and "
          + LARGEST_PICTURE + " pixels at most");
    }
    return drawn(modulePixels, pixels);
  }

  private byte[] drawn(int modulePixels, int pixels) {
    int rowBytes = (pixels + Byte.SIZE - 1) / Byte.SIZE;
    var bits = new byte[rowBytes * pixels];
    int margin = (pixels - side() * modulePixels) / 2;
    for (int y = 0; y < pixels; y++) {
      if (y == 0 || (y - margin) % modulePixels == 0) {
        drawRow(bits, y * rowBytes, Math.floorDiv(y - margin, modulePixels) - QUIET_ZONE, modulePixels, pixels);
      } else {
        System.arraycopy(bits, (y - 1) * rowBytes, bits, y * rowBytes, rowBytes);
      }
    }
    return BitPng.write(pixels, bits);
  }

  private void drawRow(byte[] bits, int start, int moduleY, int modulePixels, int pixels) {
    int margin = (pixels - side() * modulePixels) / 2;
    for (int x = 0; x < pixels; x++) {
      if (!isDark(Math.floorDiv(x - margin, modulePixels) - QUIET_ZONE, moduleY)) {
        bits[start + x / Byte.SIZE] |= (byte) (0x80 >>> x % Byte.SIZE);
      }
    }
  }

  /**
   * An SVG of one path, measured in modules, to be placed in a page or printed at any size.
   *
   * @param title what the picture is, for those who cannot see it
   */
  public String svg(String title) {
    var path = new StringBuilder();
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules.length; x++) {
        int from = x;
        while (isDark(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from + QUIET_ZONE).append(' ').append(y + QUIET_ZONE)
              .append('h').append(x - from).append("v1h").append(from - x).append('z');
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" role="img">\
        <title>%2$s</title><rect width="%1$d" height="%1$d" fill="#fff"/><path d="%3$s" fill="#000"/></svg>"""
        .formatted(side(), escaped(title), path);
  }

  static QRCode encode(String text, Level level) {
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("A code holds 1 to " + LONGEST_TEXT + " characters");
    }
    try {
      return Encoder.encode(text, level.correction, Map.of(EncodeHintType.QR_COMPACT, true));
    } catch (WriterException e) {
      throw new IllegalArgumentException("The text does not fit a QR code", e);
    }
  }

  private boolean isDark(int x, int y) {
    return y >= 0 && y < modules.length && x >= 0 && x < modules.length && modules[y][x] == 1;
  }

  private static String escaped(String title) {
    var safe = new StringBuilder(title.length());
    title.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.appendCodePoint(isXml(c) ? c : ' ');
      }
    });
    return safe.toString();
  }

  private static boolean isXml(int character) {
    return character >= ' ' && Character.getType(character) != Character.SURROGATE && (character & 0xFFFE) != 0xFFFE;
  }
}
