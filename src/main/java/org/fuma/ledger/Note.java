package org.fuma.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A text and the signatures below it (C2SP signed-note v1.0.0). Nothing of the text may be believed before {@link #open} let it pass.
 *
 * @param text       ends with a line feed
 * @param signatures at least one
 */
public record Note(String text, List<Signature> signatures) {

  private static final int MOST_BYTES = 65_536;
  private static final int MOST_SIGNATURES = 32;
  private static final String MARK = "— ";

  /**
   * A line below the text.
   *
   * @param name of the key
   * @param id   four bytes, which name the key beside its name
   */
  public record Signature(String name, byte[] id, byte[] bytes) {

    boolean by(NoteKey key) {
      return name.equals(key.name()) && Arrays.equals(id, key.id());
    }
  }

  /** A note that holds: its text, and the keys that signed it. */
  public record Opened(String text, List<NoteKey> by) {}

  /**
   * Takes a note apart without believing it.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static Note read(byte[] note) {
    String all = utf8(note);
    int end = all.lastIndexOf("\n\n");
    if (end < 0 || !all.endsWith("\n") || end + 2 >= all.length()) {
      throw new IllegalArgumentException("a signed note has a text, an empty line and signatures");
    }
    String text = all.substring(0, end + 1);
    wellFormed(text);
    String[] lines = all.substring(end + 2, all.length() - 1).split("\n", -1);
    if (lines.length > MOST_SIGNATURES) {
      throw new IllegalArgumentException("the note has too many signatures");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(signature(line));
    }
    return new Note(text, List.copyOf(signatures));
  }

  /**
   * Lets a note pass that one of the keys signed. Signatures of others are passed over; one of a known key that is wrong refuses the note.
   *
   * @throws IllegalArgumentException when it does not hold; the message says why
   */
  public static Opened open(byte[] note, Collection<NoteKey> known) {
    Note read = read(note);
    byte[] text = read.text().getBytes(StandardCharsets.UTF_8);
    List<NoteKey> by = new ArrayList<>();
    for (Signature signature : read.signatures()) {
      for (NoteKey key : known) {
        if (signature.by(key)) {
          if (!key.signed(text, signature.bytes())) {
            throw new IllegalArgumentException("the signature of " + key.name() + " is wrong");
          }
          by.add(key);
        }
      }
    }
    if (by.isEmpty()) {
      throw new IllegalArgumentException("no key that is known signed it");
    }
    return new Opened(read.text(), List.copyOf(by));
  }

  static String written(String text, NoteKey key, byte[] signature) {
    byte[] bytes = new byte[NoteKey.ID_BYTES + signature.length];
    System.arraycopy(key.id(), 0, bytes, 0, NoteKey.ID_BYTES);
    System.arraycopy(signature, 0, bytes, NoteKey.ID_BYTES, signature.length);
    return text + "\n" + MARK + key.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
  }

  private static Signature signature(String line) {
    String[] parts = line.startsWith(MARK) ? line.substring(MARK.length()).split(" ", -1) : new String[0];
    if (parts.length != 2 || !NoteKey.named(parts[0])) {
      throw new IllegalArgumentException("a line below the text is no signature");
    }
    byte[] bytes = base64(parts[1]);
    if (bytes.length <= NoteKey.ID_BYTES) {
      throw new IllegalArgumentException("a signature is too short");
    }
    return new Signature(parts[0], Arrays.copyOf(bytes, NoteKey.ID_BYTES), Arrays.copyOfRange(bytes, NoteKey.ID_BYTES, bytes.length));
  }

  static void wellFormed(String text) {
    if (!text.endsWith("\n") || text.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("a note's text ends with a line feed and has no other control character");
    }
  }

  /**
   * Base64 of RFC 4648 §4 as it is written, and in no other way: Java's decoder lets missing padding and spare bits pass.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("it is not Base64 as it is written");
    }
    return bytes;
  }

  private static String utf8(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("a note has at most 65536 bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("it is not UTF-8", malformed);
    }
  }
}
