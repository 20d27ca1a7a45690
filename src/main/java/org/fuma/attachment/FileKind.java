package org.fuma.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that are taken. What a file is, its bytes say; what its name says must not contradict them. */
public enum FileKind {
  /** A photograph; kept are its pixels, turned upright. */
  JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
  /** A drawing or a screenshot; kept are its pixels. */
  PNG("image/png", List.of("png")),
  /** A picture; kept is its stream of pixels and nothing beside it. */
  WEBP("image/webp", List.of("webp")),
  /** A document; kept as it was sent, with all that it says of itself. */
  PDF("application/pdf", List.of("pdf")),
  /** A recording; kept as it was sent, as every recording. */
  MP3("audio/mpeg", List.of("mp3", "mpga")),
  /** A recording, as iPhones make it: AAC inside an MP4 without pictures. */
  M4A("audio/mp4", List.of("m4a", "m4b", "mp4", "3gp")),
  /** A recording: AAC by itself. */
  AAC("audio/aac", List.of("aac")),
  /** A recording: Vorbis or Opus. */
  OGG("audio/ogg", List.of("ogg", "oga", "opus")),
  /** A recording: waves. */
  WAV("audio/wav", List.of("wav", "wave")),
  /** A recording, as simple phones make it. */
  AMR("audio/amr", List.of("amr"));

  /** Pictures and documents. */
  static final Set<FileKind> PAPERS = Set.of(JPEG, PNG, WEBP, PDF);

  private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int WEBP_AT = 8;
  private static final int BRAND_AT = 4;
  private static final int HANDLER_AT = 12;

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
    return this == JPEG || this == PNG || this == WEBP;
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
    return begins(file, 0, ascii("%PDF-1.")) || begins(file, 0, ascii("%PDF-2.")) ? Optional.of(PDF) : recording(file);
  }

  private static Optional<FileKind> recording(byte[] file) {
    if (begins(file, 0, ascii("RIFF")) && begins(file, WEBP_AT, ascii("WAVE"))) {
      return Optional.of(WAV);
    }
    if (begins(file, 0, ascii("OggS"))) {
      return Optional.of(OGG);
    }
    if (begins(file, 0, ascii("#!AMR"))) {
      return Optional.of(AMR);
    }
    if (begins(file, BRAND_AT, ascii("ftyp"))) {
      return film(file) ? Optional.empty() : Optional.of(M4A);
    }
    if (begins(file, 0, ascii("ID3"))) {
      return Optional.of(MP3);
    }
    // Eleven bits that are set, then the layer: 01 is MP3's, 00 that of AAC's frames.
    boolean frame = file.length > 1 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xE0) == 0xE0;
    if (frame && (file[1] & 0x06) == 0x02) {
      return Optional.of(MP3);
    }
    return frame && (file[1] & 0xF6) == 0xF0 ? Optional.of(AAC) : Optional.empty();
  }

  /** True when one of the file's tracks is moving pictures. */
  private static boolean film(byte[] file) {
    byte[] handler = ascii("hdlr");
    byte[] pictures = ascii("vide");
    for (int at = 0; at + HANDLER_AT + pictures.length <= file.length; at++) {
      if (file[at] == handler[0] && begins(file, at, handler) && begins(file, at + HANDLER_AT, pictures)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean begins(byte[] file, int at, byte[] magic) {
    return file.length >= at + magic.length && Arrays.equals(file, at, at + magic.length, magic, 0, magic.length);
  }
}
