package org.fuma.code;

import com.google.zxing.common.PerspectiveTransform;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes of a drawn code the pictures that phones take of it, and what weather and hands make of a plaque. */
public final class Darkroom {

  private Darkroom() {}

  /** The picture in a PNG. */
  public static BufferedImage develop(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The code turned and sized in the middle of a picture of this size, on a grey wall. */
  public static BufferedImage scene(BufferedImage code, int width, int height, double codeSide, double degrees) {
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
  public static BufferedImage grainy(BufferedImage picture, double deviation) {
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

  /** The picture seen from its left and a little from below: its right edge shorter by this part, on a grey wall. */
  public static BufferedImage tilted(BufferedImage picture, double part) {
    int side = picture.getWidth();
    float near = side * 0.08f;
    float far = (float) (side * (1 - part * 0.6));
    float shorter = (float) (side * part / 2);
    var seen = PerspectiveTransform.quadrilateralToQuadrilateral(
        near, near, near + far, near + shorter, near + far - shorter / 3, near + side - shorter, near, near + side,
        0, 0, side, 0, side, side, 0, side);
    var plain = as(picture, BufferedImage.TYPE_BYTE_GRAY).getRaster();
    var wall = new BufferedImage(Math.round(side + 2 * near), Math.round(side + 2 * near), BufferedImage.TYPE_BYTE_GRAY);
    var point = new float[2];
    for (int y = 0; y < wall.getHeight(); y++) {
      for (int x = 0; x < wall.getWidth(); x++) {
        point[0] = x + 0.5f;
        point[1] = y + 0.5f;
        seen.transformPoints(point);
        int left = (int) Math.floor(point[0] - 0.5f);
        int top = (int) Math.floor(point[1] - 0.5f);
        if (left < 0 || top < 0 || left >= side - 1 || top >= side - 1) {
          wall.getRaster().setSample(x, y, 0, 0xA8);
        } else {
          float right = point[0] - 0.5f - left;
          float down = point[1] - 0.5f - top;
          float above = plain.getSample(left, top, 0) * (1 - right) + plain.getSample(left + 1, top, 0) * right;
          float below = plain.getSample(left, top + 1, 0) * (1 - right) + plain.getSample(left + 1, top + 1, 0) * right;
          wall.getRaster().setSample(x, y, 0, Math.round(above * (1 - down) + below * down));
        }
      }
    }
    return wall;
  }

  /** The picture out of focus: a Gaussian blur of that deviation in pixels. */
  public static BufferedImage blurred(BufferedImage picture, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    var weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-(i - reach) * (i - reach) / (2 * deviation * deviation));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    var across = new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null);
    var down = new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null);
    return down.filter(across.filter(as(picture, BufferedImage.TYPE_BYTE_GRAY), null), null);
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

  /** As a PNG. */
  public static byte[] png(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }

  /** As a JPEG of that quality, 0 to 1. */
  public static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
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
