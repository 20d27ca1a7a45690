package org.fuma.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken. What a file is, its bytes say; what its name says must not contradict them. */
public enum FileKind {
  /** A photograph; kept are its pixels, turned upright. */
  JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
  /** A drawing or a screenshot; kept are its pixels. */
  PNG("image/png", List.of("png")),
  /** A picture; kept is its stream of pixels and nothing beside it. */
  WEBP("image/webp", List.of("webp")),
  /** A document; kept as it was sent, with all that it says of itself. */
  PDF("application/pdf", List.of("pdf"));

  private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int WEBP_AT = 8;

  private final String type;
  private final List<String> endings;

  FileKind(String type, List<String> endings) {
    this.type = type;
    this.endings = endings;
  }

  /** The media type. */
  public String type() {
    return type;
  }

  /** The usual ending of a name, without the dot. */
  public String ending() {
    return endings.getFirst();
  }

  /** True when nothing is kept but the picture; a document keeps what it says of itself: author, program, place. */
  public boolean cleaned() {
    return this != PDF;
  }

  /** True when the name has this kind's ending, or none at all. */
  boolean fits(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The kind that the first bytes show; empty for any other. */
  static Optional<FileKind> of(byte[] file) {
    if (begins(file, 0, JPEG_BEGINS)) {
      return Optional.of(JPEG);
    }
    if (begins(file, 0, PNG_BEGINS)) {
      return Optional.of(PNG);
    }
    if (begins(file, 0, ascii("RIFF")) && begins(file, WEBP_AT, ascii("WEBP"))) {
      return Optional.of(WEBP);
    }
    return begins(file, 0, ascii("%PDF-1.")) || begins(file, 0, ascii("%PDF-2.")) ? Optional.of(PDF) : Optional.empty();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean begins(byte[] file, int at, byte[] magic) {
    return file.length >= at + magic.length && Arrays.equals(file, at, at + magic.length, magic, 0, magic.length);
  }
}
