package org.fuma.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The bytes of a picture without what could harm a decoder: a PNG keeps only the chunks that its pixels need, since
 * others may claim any length or unfold to any size; a JPEG of very many scans is refused, since each costs a pass over
 * all pixels.
 *
 * @param format {@code png} or {@code jpeg}
 * @param content the file to decode
 */
public record PictureFile(String format, byte[] content) {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte SCAN = (byte) 0xDA;
  private static final int MOST_SCANS = 100;
  private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int HEAD_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;

  /**
   * Reads a PNG or a JPEG.
   *
   * @throws IOException when the first bytes are neither format's, or the file is not fit to be decoded
   */
  public static PictureFile harmless(byte[] file) throws IOException {
    if (startsWith(file, PNG)) {
      return new PictureFile("png", neededChunks(file));
    }
    if (startsWith(file, JPEG) && scans(file) <= MOST_SCANS) {
      return new PictureFile("jpeg", file);
    }
    throw new IOException("Neither a PNG nor a JPEG that can be decoded");
  }

  private static boolean startsWith(byte[] file, byte[] magic) {
    return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }

  private static byte[] neededChunks(byte[] file) throws IOException {
    var kept = new ByteArrayOutputStream(file.length);
    kept.write(PNG);
    int at = PNG.length;
    while (at + HEAD_BYTES + CHECKSUM_BYTES <= file.length) {
      int length = ByteBuffer.wrap(file, at, Integer.BYTES).getInt();
      var name = new String(file, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > file.length - at - HEAD_BYTES - CHECKSUM_BYTES) {
        throw new IOException("A chunk of the PNG is longer than the file");
      }
      int whole = HEAD_BYTES + length + CHECKSUM_BYTES;
      if (NEEDED.contains(name)) {
        kept.write(file, at, whole);
      }
      at += whole;
    }
    return kept.toByteArray();
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 1; i < jpeg.length; i++) {
      if (jpeg[i] == SCAN && jpeg[i - 1] == (byte) 0xFF) {
        scans++;
      }
    }
    return scans;
  }
}
