package org.fuma.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** What a phone's camera sees when it is held before a screen: the picture smaller, tilted, on a desk, with noise. */
final class Film {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FRAMES = 8;

  private Film() {}

  /** Writes a film of a screenshot, in which each frame is held a little differently. */
  static Path of(byte[] screenshot, Path file) throws IOException {
    BufferedImage screen = ImageIO.read(new ByteArrayInputStream(screenshot));
    Random random = new Random(7);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < FRAMES; i++) {
        ImageIO.write(frame(screen, random, 3 + i), "jpeg", out);
      }
    }
    return file;
  }

  private static BufferedImage frame(BufferedImage screen, Random random, int degrees) {
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = frame.createGraphics();
    g.setColor(new Color(96, 88, 80));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    double scale = 660.0 / Math.max(screen.getWidth(), screen.getHeight());
    AffineTransform held = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
    held.rotate(Math.toRadians(degrees));
    held.shear(0.04, 0.02);
    held.scale(scale, scale);
    held.translate(-screen.getWidth() / 2.0, -screen.getHeight() / 2.0);
    g.drawImage(screen, held, null);
    g.dispose();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int noise = (int) (random.nextGaussian() * 10);
        int rgb = frame.getRGB(x, y);
        frame.setRGB(x, y, clamp((rgb >> 16 & 255) + noise) << 16 | clamp((rgb >> 8 & 255) + noise) << 8 | clamp((rgb & 255) + noise));
      }
    }
    return frame;
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
