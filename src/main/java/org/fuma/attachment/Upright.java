package org.fuma.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a phone held its camera: a JPEG says it in its Exif part, which is not kept, so the pixels are turned instead. */
final class Upright {

  private static final int AS_IT_IS = 1;
  private static final int ORIENTATION = 0x0112;
  private static final int MOST = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int APP1 = 0xE1;
  private static final int SCAN = 0xDA;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Upright() {}

  /** Which of the eight ways of Exif the file names; 1, upright, when it names none. */
  static int way(byte[] jpeg) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(jpeg);
      int at = 2;
      while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) != SCAN) {
        int length = bytes.getShort(at + 2) & 0xFFFF;
        int content = at + 4;
        boolean exif = (jpeg[at + 1] & 0xFF) == APP1 && content + EXIF.length <= jpeg.length
            && Arrays.equals(jpeg, content, content + EXIF.length, EXIF, 0, EXIF.length);
        if (exif) {
          return inExif(ByteBuffer.wrap(jpeg, content + EXIF.length, length - 2 - EXIF.length).slice());
        }
        at += 2 + Math.max(2, length);
      }
    } catch (IndexOutOfBoundsException damaged) {
      // A damaged part says nothing.
    }
    return AS_IT_IS;
  }

  private static int inExif(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int way = tiff.getShort(entry + 8) & 0xFFFF;
        return way >= AS_IT_IS && way <= MOST ? way : AS_IT_IS;
      }
    }
    return AS_IT_IS;
  }

  /** The picture turned by that way, in sRGB and without transparency; itself when nothing is to be done. */
  static BufferedImage turned(BufferedImage picture, int way) {
    if (way == AS_IT_IS && picture.getType() == BufferedImage.TYPE_3BYTE_BGR && picture.getColorModel().getColorSpace().isCS_sRGB()) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean sideways = way > 4;
    BufferedImage upright = new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D drawing = upright.createGraphics();
    try {
      drawing.setColor(Color.WHITE);
      drawing.fillRect(0, 0, upright.getWidth(), upright.getHeight());
      drawing.drawImage(picture, transform(way, width, height), null);
    } finally {
      drawing.dispose();
    }
    return upright;
  }

  private static AffineTransform transform(int way, int width, int height) {
    return switch (way) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
