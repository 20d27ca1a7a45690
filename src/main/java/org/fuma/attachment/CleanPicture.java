package org.fuma.attachment;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture decoded and written anew, so that nothing of it remains but what is to be seen: no place, no serial of the phone, no thumbnail of
 * what was cut away, nothing behind its end. It takes up to about 150 MB, so callers bound how many are at it at once.
 */
final class CleanPicture {

  /** Most pixels, known before any is decoded: 25 megapixels, as phones count them. */
  static final long MOST_PIXELS = 25_200_000;

  /** Most bytes that the decoded pixels may take; of a picture with more, every second row and column is kept, or every third. */
  private static final long MOST_BYTES = 50_000_000;

  private static final float QUALITY = 0.87f;
  private static final float QUALITY_OF_PORTRAIT = 0.82f;

  private CleanPicture() {}

  /** A head that claims more pixels than {@link #MOST_PIXELS}. */
  static final class TooManyPixels extends IOException {
    TooManyPixels() {
      super("Too many pixels");
    }
  }

  /**
   * A JPEG or a PNG written anew, in its own format.
   *
   * @throws TooManyPixels when it claims too many
   * @throws IOException   when it cannot be decoded
   */
  static byte[] of(byte[] file) throws IOException {
    PictureFile picture = PictureFile.harmless(file);
    BufferedImage pixels = decoded(picture);
    return picture.format().equals("png") ? png(pixels) : jpeg(Upright.turned(pixels, Upright.way(file)), QUALITY);
  }

  /** As {@link #of}, always a JPEG, and no side longer than that many pixels. */
  static byte[] portrait(byte[] file, int side) throws IOException {
    PictureFile picture = PictureFile.harmless(file);
    BufferedImage pixels = Upright.turned(decoded(picture), picture.format().equals("png") ? 1 : Upright.way(file));
    return jpeg(within(pixels, side), QUALITY_OF_PORTRAIT);
  }

  private static BufferedImage decoded(PictureFile picture) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(picture.format()).next();
    try {
      // A stream in memory, made here: what ImageIO would make for us caches on the disk.
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.content())), true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS) {
        throw new TooManyPixels();
      }
      int bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
      int step = 1;
      while ((width / step) * (height / step) * bits / Byte.SIZE > MOST_BYTES) {
        step++;
      }
      ImageReadParam wanted = new ImageReadParam();
      wanted.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, wanted);
    } catch (RuntimeException damaged) {
      // Decoders throw unchecked exceptions too when bytes are wrong.
      throw new IOException("The picture cannot be decoded", damaged);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage within(BufferedImage picture, int side) {
    BufferedImage smaller = picture;
    // Halved again and again: in one step thin lines would be lost.
    while (Math.max(smaller.getWidth(), smaller.getHeight()) > side) {
      double scale = Math.max(0.5, (double) side / Math.max(smaller.getWidth(), smaller.getHeight()));
      int width = Math.max(1, (int) (smaller.getWidth() * scale));
      int height = Math.max(1, (int) (smaller.getHeight() * scale));
      BufferedImage next = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D drawing = next.createGraphics();
      drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      drawing.drawImage(smaller, 0, 0, width, height, null);
      drawing.dispose();
      smaller = next;
    }
    return smaller;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    return written("png", picture, null);
  }

  private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    return written("jpeg", picture, quality);
  }

  private static byte[] written(String format, BufferedImage picture, Float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam wanted = writer.getDefaultWriteParam();
      if (quality != null) {
        wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        wanted.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(picture, null, null), wanted);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
