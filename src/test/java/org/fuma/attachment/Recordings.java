package org.fuma.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The beginnings of recordings, each as its kind begins, with noise behind. */
public final class Recordings {

  private static final int NOISE = 400;

  private Recordings() {}

  /** A recording of that kind. */
  public static byte[] of(FileKind kind) {
    return switch (kind) {
      case MP3 -> with(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x00});
      case M4A -> with("\0\0\0\u0020ftypM4A \0\0\0\0M4A mp42isom", "hdlr\0\0\0\0\0\0\0\0soun");
      case AAC -> with(new byte[] {(byte) 0xFF, (byte) 0xF1, 0x50, (byte) 0x80});
      case OGG -> with("OggS\0\u0002");
      case WAV -> with("RIFF\u0024\0\0\0WAVEfmt ");
      case AMR -> with("#!AMR\n");
      default -> throw new IllegalArgumentException(kind + " is no recording");
    };
  }

  /** An MP3 as players tag it. */
  public static byte[] tagged() {
    return with("ID3\u0003\0");
  }

  /** A film, whose name might say that it is a recording. */
  public static byte[] film() {
    return with("\0\0\0\u0020ftypmp42\0\0\0\0isom", "hdlr\0\0\0\0\0\0\0\0vide");
  }

  private static byte[] with(String... parts) {
    return with(String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] with(byte[] beginning) {
    byte[] noise = new byte[NOISE];
    new Random(3).nextBytes(noise);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(beginning);
    all.writeBytes(noise);
    return all.toByteArray();
  }
}
