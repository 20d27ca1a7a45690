package org.fuma.code;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the QR code on a photograph, a JPEG or a PNG, in any orientation. It uses up to about 100 MB and a second or so
 * for the largest picture, so callers bound how many run at once.
 */
public final class QrReader {

  /** Largest file, in bytes: 8 MB. */
  public static final int LARGEST_FILE = 8 * 1024 * 1024;

  /** Most pixels: 12 megapixels, as phones count them (4000 × 3000 and a little). */
  public static final long MOST_PIXELS = 12_600_000;

  /**
   * So many corner squares may a picture show. ZXing compares every three of them: a picture tiled with them would keep
   * it busy for hours.
   */
  private static final int MOST_CORNERS = 300;

  /** What became of a picture. */
  public sealed interface Reading {
    /** The text of the code found, whoever made it. */
    record Text(String text) implements Reading {}

    /** A picture on which no code can be read. */
    record NothingFound() implements Reading {}

    /** A picture of more than {@link #MOST_PIXELS}; it was not decoded. */
    record TooManyPixels(int width, int height) implements Reading {}

    /** Neither a JPEG nor a PNG, or one too damaged or too odd to decode. */
    record NotAnImage() implements Reading {}

    /** A file of more than {@link #LARGEST_FILE} bytes; it was not looked at. */
    record TooLarge() implements Reading {}
  }

  private QrReader() {}

  /** Reads the first code found. Never throws for what the picture holds. */
  public static Reading read(byte[] image) {
    if (image.length > LARGEST_FILE) {
      return new Reading.TooLarge();
    }
    // Decoders of pictures throw unchecked exceptions too when bytes are wrong.
    try (var photograph = Photograph.open(image)) {
      return (long) photograph.width() * photograph.height() > MOST_PIXELS
          ? new Reading.TooManyPixels(photograph.width(), photograph.height())
          : search(photograph);
    } catch (IOException | RuntimeException e) {
      return new Reading.NotAnImage();
    }
  }

  private static Reading search(Photograph photograph) throws IOException {
    int step = photograph.usualStep();
    LuminanceSource first = photograph.luminance(step);
    var text = search(first);
    if (text.isEmpty() && step > 1 && photograph.fitsWhole()) {
      text = search(photograph.luminance(1));
    }
    if (text.isEmpty()) {
      // About one clean picture in a hundred escapes ZXing's search for the corners: it is read module by module, or
      // smaller.
      text = clean(first).or(() -> halved(photograph, step));
    }
    if (text.isEmpty()) {
      text = find(new HybridBinarizer(first.invert()));
    }
    return text.<Reading>map(Reading.Text::new).orElseGet(Reading.NothingFound::new);
  }

  private static Optional<String> search(LuminanceSource luminance) {
    return Stream.<Function<LuminanceSource, Binarizer>>of(HybridBinarizer::new, GlobalHistogramBinarizer::new)
        .flatMap(binarizer -> find(binarizer.apply(luminance)).stream())
        .findFirst();
  }

  private static Optional<String> clean(LuminanceSource luminance) {
    try {
      var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(luminance));
      return Optional.of(new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText());
    } catch (ReaderException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> halved(Photograph photograph, int step) {
    try {
      return search(photograph.luminance(2 * step));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> find(Binarizer binarizer) {
    var corners = new AtomicInteger();
    ResultPointCallback stop = point -> {
      if (corners.incrementAndGet() > MOST_CORNERS) {
        throw new IllegalStateException("More corner squares than any picture of codes shows");
      }
    };
    try {
      var hints = Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.NEED_RESULT_POINT_CALLBACK, stop);
      return Optional.of(new QRCodeReader().decode(new BinaryBitmap(binarizer), hints).getText());
    } catch (ReaderException | RuntimeException e) {
      // Shapes that are nearly a code make ZXing leave its arrays; such a picture holds no code that we can read.
      return Optional.empty();
    }
  }
}
