package org.fuma.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A WebP file (RFC 9649) put together anew from the parts that hold its pixels. What else it carries, Exif, XMP, a colour profile, parts of
 * unknown kinds and whatever follows its end, is left out. Pixels are not decoded: nothing here can. Moving pictures are refused.
 */
final class WebpFile {

  private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L");
  private static final int HEAD_BYTES = 12;
  private static final int CHUNK_HEAD_BYTES = 8;
  private static final int EXTENDED_BYTES = 10;
  private static final byte TRANSPARENT = 0x10;
  private static final byte MOVING = 0x02;
  private static final int SIDE_MASK = 0x3FFF;

  private WebpFile() {}

  /**
   * The file with its pixels alone.
   *
   * @throws CleanPicture.TooManyPixels when it claims too many
   * @throws IOException                when it is damaged, moves, or holds no pixels
   */
  static byte[] clean(byte[] file) throws IOException {
    try {
      return parts(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IndexOutOfBoundsException brokenOff) {
      throw new IOException("The WebP file is broken off", brokenOff);
    }
  }

  private static byte[] parts(ByteBuffer file) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.capacity());
    int end = Math.min(file.capacity(), CHUNK_HEAD_BYTES + Math.max(0, file.getInt(4)));
    int at = HEAD_BYTES;
    boolean pixels = false;
    while (at + CHUNK_HEAD_BYTES <= end && !pixels) {
      String name = new String(file.array(), at, 4, StandardCharsets.ISO_8859_1);
      int length = file.getInt(at + 4);
      if (length < 0 || length > end - at - CHUNK_HEAD_BYTES) {
        throw new IOException("A part of the WebP file is longer than the file");
      }
      byte[] content = new byte[length];
      file.get(at + CHUNK_HEAD_BYTES, content);
      if (name.equals("VP8X")) {
        part(kept, name, extended(content));
      } else if (name.equals("ALPH")) {
        part(kept, name, content);
      } else if (PIXELS.contains(name)) {
        bounded(name, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
        part(kept, name, content);
        pixels = true;
      }
      at += CHUNK_HEAD_BYTES + length + (length & 1);
    }
    if (!pixels) {
      throw new IOException("The WebP file has no pixels");
    }
    ByteBuffer whole = ByteBuffer.allocate(HEAD_BYTES + kept.size()).order(ByteOrder.LITTLE_ENDIAN);
    whole.put(ascii("RIFF")).putInt(4 + kept.size()).put(ascii("WEBP")).put(kept.toByteArray());
    return whole.array();
  }

  private static byte[] extended(byte[] content) throws IOException {
    if (content.length != EXTENDED_BYTES || (content[0] & MOVING) != 0) {
      throw new IOException("A WebP file that moves, or of an unknown form");
    }
    byte[] kept = content.clone();
    kept[0] &= TRANSPARENT;
    return kept;
  }

  private static void bounded(String name, ByteBuffer stream) throws IOException {
    long width;
    long height;
    if (name.equals("VP8L")) {
      if (stream.get(0) != 0x2F) {
        throw new IOException("No VP8L stream");
      }
      int sides = stream.getInt(1);
      width = (sides & SIDE_MASK) + 1L;
      height = (sides >> 14 & SIDE_MASK) + 1L;
    } else {
      if (stream.get(3) != (byte) 0x9D || stream.get(4) != 0x01 || stream.get(5) != 0x2A) {
        throw new IOException("No VP8 stream");
      }
      width = stream.getShort(6) & SIDE_MASK;
      height = stream.getShort(8) & SIDE_MASK;
    }
    if (width * height > CleanPicture.MOST_PIXELS) {
      throw new CleanPicture.TooManyPixels();
    }
  }

  private static void part(ByteArrayOutputStream kept, String name, byte[] content) {
    kept.writeBytes(ascii(name));
    kept.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
    kept.writeBytes(content);
    if ((content.length & 1) == 1) {
      kept.write(0);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
