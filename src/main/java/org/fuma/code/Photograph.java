package org.fuma.code;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fuma.attachment.PictureFile;

/** A JPEG or PNG of unknown origin: its size is known before any pixel is decoded. */
final class Photograph implements AutoCloseable {

  /** Above so many pixels only every second (third …) one is looked at first. */
  private static final int USUAL_PIXELS = 3_200_000;

  /** Most bytes that a picture may take in memory when all its pixels are decoded. */
  private static final long MOST_BYTES = 50_000_000;

  private final ImageReader reader;
  private final int width;
  private final int height;

  private Photograph(ImageReader reader) throws IOException {
    this.reader = reader;
    this.width = reader.getWidth(0);
    this.height = reader.getHeight(0);
  }

  /** @throws IOException when it is neither JPEG nor PNG by its first bytes, or its head is damaged */
  static Photograph open(byte[] file) throws IOException {
    var bytes = PictureFile.harmless(file);
    var reader = ImageIO.getImageReadersByFormatName(bytes.format()).next();
    try {
      // A stream in memory, made here: what ImageIO would make for us caches on the disk.
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.content())), true, true);
      return new Photograph(reader);
    } catch (IOException | RuntimeException e) {
      reader.dispose();
      throw e;
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Of how many columns, and rows, one is enough for a first look: 1 up to three megapixels or so. */
  int usualStep() {
    return (int) Math.ceil(Math.sqrt((double) width * height / USUAL_PIXELS));
  }

  /** Whether memory allows for every pixel at once. */
  boolean fitsWhole() throws IOException {
    int bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
    return (long) width * height * bits / Byte.SIZE <= MOST_BYTES;
  }

  /** The brightness of every {@code step}-th pixel of every {@code step}-th row, on white where it is transparent. */
  LuminanceSource luminance(int step) throws IOException {
    var wanted = new ImageReadParam();
    wanted.setSourceSubsampling(step, step, 0, 0);
    var image = reader.read(0, wanted);
    var grey = new byte[image.getWidth() * image.getHeight()];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      // Not through getRGB, which would brighten: Java takes grey for linear light.
      image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), grey);
    } else {
      fill(grey, image);
    }
    return new PlanarYUVLuminanceSource(
        grey, image.getWidth(), image.getHeight(), 0, 0, image.getWidth(), image.getHeight(), false);
  }

  private static void fill(byte[] grey, BufferedImage image) {
    int columns = image.getWidth();
    var row = new int[columns];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, columns, 1, row, 0, columns);
      for (int x = 0; x < columns; x++) {
        grey[y * columns + x] = brightness(row[x]);
      }
    }
  }

  /** Rec. 601 weights in 1/1024. */
  private static byte brightness(int argb) {
    int opacity = argb >>> 24;
    int light = 306 * (argb >> 16 & 0xFF) + 601 * (argb >> 8 & 0xFF) + 117 * (argb & 0xFF) >> 10;
    return (byte) ((light * opacity + 255 * (255 - opacity)) / 255);
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
