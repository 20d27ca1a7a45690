package org.fuma.code;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fuma.enterprise.Uscc;

/**
 * What a protection code says, {@code {SERIAL}.{USCC}.{KEY}.{SIGNATURE}} (design.md §3.1): well formed, which does not
 * mean genuine; that is for {@link CodeVerifier} to say.
 *
 * @param serial the code's number
 * @param uscc the enterprise it was issued to
 * @param key two characters of 0–9 and A–Z that name the signing key
 * @param signature 64 bytes of Ed25519 as 103 characters of RFC 4648 Base32
 */
public record CodePayload(Serial serial, Uscc uscc, String key, String signature) {

  /** How many characters {@link #text()} has. */
  public static final int LENGTH = 142;

  static final Pattern KEY = Pattern.compile("[0-9A-Z]{2}");

  private static final String SIGNED_PREFIX = "fuma-code-1:";
  private static final int SIGNATURE_BYTES = 64;

  // Without UNICODE_CASE only ASCII letters match in either case, so no other letter can be folded into one.
  private static final Pattern FORM = Pattern.compile(
      "([0-9A-Z]{16})\\.([0-9A-Z]{18})\\.([0-9A-Z]{2})\\.([2-7A-Z]{103})", Pattern.CASE_INSENSITIVE);

  /** @throws IllegalArgumentException when key or signature is not of its form */
  public CodePayload {
    if (!KEY.matcher(key).matches() || signatureBytes(signature).isEmpty()) {
      throw new IllegalArgumentException("Not a payload: the key or the signature is malformed");
    }
  }

  static CodePayload signed(Serial serial, Uscc uscc, String key, byte[] signature) {
    return new CodePayload(serial, uscc, key, Base32.RFC_4648.encode(signature));
  }

  /** The payload that this text is, in upper or lower case; nothing else is forgiven. */
  public static Optional<CodePayload> read(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var serial = upper(form.group(1));
    var uscc = Uscc.read(form.group(2));
    var signature = upper(form.group(4));
    if (!Base32.CROCKFORD.spells(serial) || uscc.isEmpty() || signatureBytes(signature).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new CodePayload(new Serial(serial), uscc.get(), upper(form.group(3)), signature));
  }

  /** The text that the signature covers; ASCII. */
  public String signedText() {
    return signedText(serial, uscc, key);
  }

  static String signedText(Serial serial, Uscc uscc, String key) {
    return SIGNED_PREFIX + serial.value() + '.' + uscc.value() + '.' + key;
  }

  /** The 64 bytes of the signature. */
  public byte[] signatureBytes() {
    return signatureBytes(signature).orElseThrow();
  }

  /** The payload as it stands in the code: 142 characters of 0–9, A–Z and the full stop. */
  public String text() {
    return serial.value() + '.' + uscc.value() + '.' + key + '.' + signature;
  }

  private static Optional<byte[]> signatureBytes(String signature) {
    return Base32.RFC_4648.decode(signature).filter(bytes -> bytes.length == SIGNATURE_BYTES);
  }

  private static String upper(String ascii) {
    return ascii.toUpperCase(Locale.ROOT);
  }
}
