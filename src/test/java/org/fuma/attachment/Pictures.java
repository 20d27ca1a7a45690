package org.fuma.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Files as people send them, made here. */
public final class Pictures {

  /** What a camera would add: where the photograph was taken. */
  public static final String SECRET = "GPS 26.8933 112.5719 serial 8f3a";

  private Pictures() {}

  /** A photograph, red on its left half and blue on its right. */
  public static byte[] jpeg(int width, int height) {
    return written("jpeg", halves(width, height));
  }

  /** The same as PNG. */
  public static byte[] png(int width, int height) {
    return written("png", halves(width, height));
  }

  /** A photograph whose Exif part says how it is to be turned, and a secret besides. */
  public static byte[] taken(int width, int height, int way) {
    byte[] jpeg = jpeg(width, height);
    byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(26 + secret.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) way).putShort((short) 0).putInt(0);
    tiff.put(secret);
    byte[] exif = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + exif.length + tiff.capacity());
    file.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (2 + exif.length + tiff.capacity())).put(exif).put(tiff.array());
    file.put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }

  /** A WebP file of one transparent pixel without loss, with an Exif part that holds the secret. */
  public static byte[] webp() {
    byte[] stream = {0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xFE, 0x07};
    byte[] extended = {0x18, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
    return webp(part("VP8X", extended), part("VP8L", stream), part("EXIF", secret));
  }

  /** A WebP file of these parts. */
  public static byte[] webp(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return ByteBuffer.allocate(12 + all.size()).order(ByteOrder.LITTLE_ENDIAN).put(ascii("RIFF")).putInt(4 + all.size()).put(ascii("WEBP"))
        .put(all.toByteArray()).array();
  }

  /** A part of a WebP file. */
  public static byte[] part(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + (content.length & 1)).order(ByteOrder.LITTLE_ENDIAN).put(ascii(name)).putInt(content.length)
        .put(content).array();
  }

  /** A document that says who wrote it. */
  public static byte[] pdf() {
    return ascii("%PDF-1.4\n1 0 obj\n<< /Author (" + SECRET + ") >>\nendobj\ntrailer\n<< >>\n%%EOF\n");
  }

  /** The picture that these bytes hold. */
  public static BufferedImage decoded(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static BufferedImage halves(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = picture.createGraphics();
    drawing.setColor(Color.BLUE);
    drawing.fillRect(0, 0, width, height);
    drawing.setColor(Color.RED);
    drawing.fillRect(0, 0, width / 2, height);
    drawing.dispose();
    return picture;
  }

  private static byte[] written(String format, BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
