package org.fuma.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a square picture of one bit to a pixel as PNG (ISO/IEC 15948). A row that repeats the one above is written as
 * no difference from it, which makes a picture of large modules small and quick: ImageIO tries every filter on each row.
 */
final class BitPng {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER_BYTES = 13;
  private static final int CHUNK_BYTES = 12;
  private static final byte AS_IT_IS = 0;
  private static final byte DIFFERENCE_FROM_ABOVE = 2;

  private BitPng() {}

  /**
   * The file.
   *
   * @param side pixels of a side
   * @param bits rows of whole bytes, the leftmost pixel highest, 1 for white
   */
  static byte[] write(int side, byte[] bits) {
    byte[] pixels = deflated(rows(side, bits));
    byte[] header = ByteBuffer.allocate(HEADER_BYTES).putInt(side).putInt(side).put((byte) 1).array();
    ByteBuffer file = ByteBuffer.allocate(SIGNATURE.length + 3 * CHUNK_BYTES + header.length + pixels.length);
    file.put(SIGNATURE);
    chunk(file, "IHDR", header);
    chunk(file, "IDAT", pixels);
    chunk(file, "IEND", new byte[0]);
    return file.array();
  }

  private static byte[] rows(int side, byte[] bits) {
    int width = bits.length / side;
    byte[] rows = new byte[(width + 1) * side];
    for (int y = 0; y < side; y++) {
      int from = y * width;
      int to = y * (width + 1);
      if (y > 0 && Arrays.equals(bits, from, from + width, bits, from - width, from)) {
        rows[to] = DIFFERENCE_FROM_ABOVE;
      } else {
        rows[to] = AS_IT_IS;
        System.arraycopy(bits, from, rows, to + 1, width);
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] rows) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(rows);
      deflater.finish();
      // Deflate adds five bytes to each block that does not shrink, and the wrapper a few.
      byte[] deflated = new byte[rows.length + rows.length / 1_000 + 64];
      int length = deflater.deflate(deflated);
      return Arrays.copyOf(deflated, length);
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteBuffer file, String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(content);
    file.putInt(content.length).put(type).put(content).putInt((int) sum.getValue());
  }
}
