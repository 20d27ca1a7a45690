package org.fuma.code;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes of a drawn code the pictures that phones take of it. */
final class Darkroom {

  private Darkroom() {}

  static BufferedImage develop(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The code turned and sized in the middle of a picture of this size, on a grey wall. */
  static BufferedImage scene(BufferedImage code, int width, int height, double codeSide, double degrees) {
    var scene = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var brush = scene.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.setColor(new Color(0xB0A898));
    brush.fillRect(0, 0, width, height);
    double scale = codeSide / code.getWidth();
    var place = new AffineTransform();
    place.translate(width / 2.0, height / 2.0);
    place.rotate(Math.toRadians(degrees));
    place.scale(scale, scale);
    place.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
    brush.drawImage(code, place, null);
    brush.dispose();
    return scene;
  }

  /** The picture with grain of this standard deviation, the same every time. */
  static BufferedImage grainy(BufferedImage picture, double deviation) {
    var random = new Random(7);
    var grain = random.doubles(1 << 16).map(any -> random.nextGaussian() * deviation).toArray();
    var raster = picture.getRaster();
    var row = new int[picture.getWidth() * raster.getNumBands()];
    for (int y = 0; y < picture.getHeight(); y++) {
      raster.getPixels(0, y, picture.getWidth(), 1, row);
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.clamp(Math.round(row[i] + grain[random.nextInt(grain.length)]), 0, 255);
      }
      raster.setPixels(0, y, picture.getWidth(), 1, row);
    }
    return picture;
  }

  /** The picture in another of {@link BufferedImage}'s types, on nothing where it was white when that can be said. */
  static BufferedImage as(BufferedImage picture, int type) {
    var other = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
    Graphics2D brush = other.createGraphics();
    brush.drawImage(picture, 0, 0, null);
    brush.dispose();
    return other;
  }

  static BufferedImage inverted(BufferedImage picture) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, picture.getRGB(x, y) ^ 0xFFFFFF);
      }
    }
    return picture;
  }

  static byte[] png(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }

  static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
