package org.fuma.proof;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.Salted;

/**
 * Words of which a record holds the hash alone: SHA-256 over the salt's 16 bytes and the text in UTF-8, one after the other.
 *
 * @param fact    under which the record holds the hash
 * @param written exactly what was written, and the salt
 */
public record OwnWords(String fact, Salted written) {

  /** Between the fields of a complaint, and its sign for readers. */
  private static final char BETWEEN = '\0';
  private static final char SIGN = '◆';

  /** What was written, when it is still what the record holds the hash of: words that were erased are not. */
  static Optional<OwnWords> of(String fact, Salted written, String hash) {
    OwnWords words = new OwnWords(fact, written);
    return words.hash().equals(hash) ? Optional.of(words) : Optional.empty();
  }

  /** For readers; a byte 0 stands there as a sign of its own. */
  public String shown() {
    return written.text().replace(BETWEEN, SIGN);
  }

  /** The salt, in hexadecimal digits. */
  public String salt() {
    return HexFormat.of().formatHex(written.salt());
  }

  /** The hash, in hexadecimal digits. */
  public String hash() {
    return HexFormat.of().formatHex(Hashes.sha256(written.salt(), text()));
  }

  /** All that the hash is made of, in hexadecimal digits. */
  public String bytes() {
    return salt() + HexFormat.of().formatHex(text());
  }

  private byte[] text() {
    return written.text().getBytes(StandardCharsets.UTF_8);
  }
}
