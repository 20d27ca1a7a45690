package org.fuma.code;

import java.util.Optional;

/** Five bits to a character, most significant first, without padding; strict when reading. */
enum Base32 {
  /** Douglas Crockford's alphabet, without I, L, O and U: for what people read aloud and type. */
  CROCKFORD("0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
  /** The alphabet of RFC 4648, section 6. */
  RFC_4648("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

  private static final int BITS = 5;
  private static final int MASK = 31;

  private final String alphabet;

  Base32(String alphabet) {
    this.alphabet = alphabet;
  }

  String encode(byte[] bytes) {
    var text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
    int held = 0;
    int buffer = 0;
    for (byte next : bytes) {
      buffer = buffer << Byte.SIZE | Byte.toUnsignedInt(next);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(alphabet.charAt(buffer >>> held & MASK));
      }
      buffer &= (1 << held) - 1;
    }
    if (held > 0) {
      text.append(alphabet.charAt(buffer << BITS - held & MASK));
    }
    return text.toString();
  }

  /** The bytes; nothing when a character is foreign, a spare bit is set, or one character too many stands there. */
  Optional<byte[]> decode(String text) {
    var bytes = new byte[text.length() * BITS / Byte.SIZE];
    int held = 0;
    int buffer = 0;
    int filled = 0;
    for (int i = 0; i < text.length(); i++) {
      int worth = alphabet.indexOf(text.charAt(i));
      if (worth < 0) {
        return Optional.empty();
      }
      buffer = buffer << BITS | worth;
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes[filled++] = (byte) (buffer >>> held);
      }
      buffer &= (1 << held) - 1;
    }
    return held >= BITS || buffer != 0 ? Optional.empty() : Optional.of(bytes);
  }

  /** Whether every character belongs to the alphabet. */
  boolean spells(String text) {
    return text.chars().allMatch(character -> alphabet.indexOf(character) >= 0);
  }
}
