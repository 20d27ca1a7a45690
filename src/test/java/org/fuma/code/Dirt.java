package org.fuma.code;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What comes to lie on a plaque's symbol: black, white or grey, anywhere but on the three corners by which it is found. */
public enum Dirt {
  /** One square patch: a sticker. */
  PATCH {
    @Override
    Shape next(Random random, double symbol, double module, double share) {
      double side = Math.sqrt(share) * symbol;
      return new Rectangle2D.Double(random.nextDouble() * (symbol - side), random.nextDouble() * (symbol - side), side, side);
    }
  },
  /** Round spots of two to five modules' radius: mud, bird droppings. */
  SPOTS {
    @Override
    Shape next(Random random, double symbol, double module, double share) {
      double radius = (2 + 3 * random.nextDouble()) * module;
      return new Ellipse2D.Double(random.nextDouble() * symbol - radius, random.nextDouble() * symbol - radius, 2 * radius, 2 * radius);
    }
  },
  /** Scratches two modules wide, right across at any angle. */
  SCRATCHES {
    @Override
    Shape next(Random random, double symbol, double module, double share) {
      var turn = AffineTransform.getRotateInstance(random.nextDouble() * Math.PI, random.nextDouble() * symbol, random.nextDouble() * symbol);
      return turn.createTransformedShape(new Rectangle2D.Double(-symbol, random.nextDouble() * symbol, 3 * symbol, 2 * module));
    }
  },
  /** Single modules all over: sand. It hurts most for its area, since nearly every codeword is hit. */
  GRAINS {
    @Override
    Shape next(Random random, double symbol, double module, double share) {
      int modules = (int) Math.round(symbol / module);
      return new Rectangle2D.Double(random.nextInt(modules) * module, random.nextInt(modules) * module, module, module);
    }
  };

  private static final int QUIET_ZONE = 4;

  /** Finder pattern, separator and format information: nine modules. */
  private static final int CORNER = 9;

  private static final Color[] COLOURS = {Color.BLACK, Color.WHITE, Color.GRAY};

  abstract Shape next(Random random, double symbol, double module, double share);

  /**
   * A picture of a code with this part of its symbol covered, or a little more.
   *
   * @param module side of a module in pixels; the picture has a quiet zone of four of them
   */
  public BufferedImage on(BufferedImage clean, int module, double share, Random random) {
    double symbol = clean.getWidth() - 2.0 * QUIET_ZONE * module;
    var allowed = new Area(new Rectangle2D.Double(0, 0, symbol, symbol));
    double corner = CORNER * module;
    allowed.subtract(new Area(new Rectangle2D.Double(0, 0, corner, corner)));
    allowed.subtract(new Area(new Rectangle2D.Double(symbol - corner, 0, corner, corner)));
    allowed.subtract(new Area(new Rectangle2D.Double(0, symbol - corner, corner, corner)));
    var dirty = Darkroom.as(clean, BufferedImage.TYPE_BYTE_GRAY);
    var covered = new BufferedImage(clean.getWidth(), clean.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    long wanted = Math.round(share * symbol * symbol);
    for (long done = 0; done < wanted; done = count(covered)) {
      var shape = new Area(next(random, symbol, module, share));
      if (this == PATCH && !allowed.contains(shape.getBounds2D())) {
        continue;
      }
      shape.intersect(allowed);
      shape.transform(AffineTransform.getTranslateInstance(QUIET_ZONE * module, QUIET_ZONE * module));
      fill(dirty, shape, COLOURS[random.nextInt(COLOURS.length)]);
      fill(covered, shape, Color.WHITE);
      if (this == PATCH) {
        break;
      }
    }
    return dirty;
  }

  private static void fill(BufferedImage picture, Shape shape, Color colour) {
    var brush = picture.createGraphics();
    brush.setColor(colour);
    brush.fill(shape);
    brush.dispose();
  }

  private static long count(BufferedImage covered) {
    long count = 0;
    for (int y = 0; y < covered.getHeight(); y++) {
      for (int x = 0; x < covered.getWidth(); x++) {
        count += covered.getRaster().getSample(x, y, 0);
      }
    }
    return count;
  }
}
