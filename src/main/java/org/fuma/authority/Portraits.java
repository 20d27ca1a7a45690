package org.fuma.authority;

import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fuma.web.Failure;

/** Makes small pictures of people anew, pixel by pixel: nothing else of what was sent is kept. */
@Singleton
class Portraits {

  /** The largest file, in MB. */
  static final int MOST_MB = 10;

  /** The largest result, in bytes. */
  static final int MOST_BYTES = 200 << 10;

  private static final int MOST_SIDE = 20_000;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 640;
  private static final float[] QUALITIES = {0.85f, 0.7f, 0.5f};

  /** Two at a time, since each takes some megabytes. */
  private final Semaphore desks = new Semaphore(2);

  /**
   * The picture, upright as its pixels stand, in 480 by 640 at most.
   *
   * @throws Failure.TooLarge when the file is more than 10 MB
   * @throws Failure.Invalid  when it is neither a JPEG nor a PNG that can be decoded
   */
  byte[] small(byte[] file) {
    if (file.length > MOST_MB << 20) {
      throw new Failure.TooLarge("officials.photo-too-large", MOST_MB);
    }
    desks.acquireUninterruptibly();
    try {
      return jpeg(scaled(decoded(file)));
    } catch (IOException | RuntimeException unreadable) {
      throw new Failure.Invalid("officials.photo-unreadable");
    } finally {
      desks.release();
    }
  }

  private static BufferedImage decoded(byte[] file) throws IOException {
    String format = format(file);
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    try {
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
        throw new IOException("a picture of " + width + " by " + height);
      }
      // Only so many pixels are decoded as the small picture needs, whatever the file claims to have.
      ImageReadParam wanted = reader.getDefaultReadParam();
      int step = Math.max(1, Math.min(width / (2 * WIDTH), height / (2 * HEIGHT)));
      step = Math.max(step, (int) Math.ceil(Math.sqrt((double) width * height / (8 * 1024 * 1024))));
      wanted.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, wanted);
    } finally {
      reader.dispose();
    }
  }

  private static String format(byte[] file) throws IOException {
    if (file.length > 8 && file[0] == (byte) 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
      return "png";
    }
    if (file.length > 8 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8 && file[2] == (byte) 0xFF) {
      return "jpeg";
    }
    throw new IOException("neither a PNG nor a JPEG");
  }

  private static BufferedImage scaled(BufferedImage picture) {
    double factor = Math.min(1, Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = small.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    brush.dispose();
    return small;
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    for (float quality : QUALITIES) {
      byte[] written = jpeg(picture, quality);
      if (written.length <= MOST_BYTES) {
        return written;
      }
    }
    throw new IOException("no small picture of it");
  }

  private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
