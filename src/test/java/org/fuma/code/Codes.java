package org.fuma.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.fuma.enterprise.Uscc;

/** Invented codes, signed by invented keys. */
final class Codes {

  static final CodeSigner SIGNER = new CodeSigner("K1", seed(1));
  static final CodeSigner OTHER = new CodeSigner("K2", seed(2));
  static final CodeVerifier VERIFIER = new CodeVerifier(
      Map.of(SIGNER.key(), SIGNER.publicKey(), OTHER.key(), OTHER.publicKey()));
  static final Uscc FIRM = Uscc.withCheckDigits("91430405", "MA0TE5T0");
  static final CodePayload PAYLOAD = SIGNER.sign(new Serial("0123ABCD10JKMNPQ"), FIRM);

  private Codes() {}

  static byte[] seed(int filler) {
    var seed = new byte[CodeSigner.SEED_BYTES];
    Arrays.fill(seed, (byte) filler);
    return seed;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Arbitrary<CodePayload> payloads() {
    var serials = Arbitraries.strings().withChars("0123456789ABCDEFGHJKMNPQRSTVWXYZ").ofLength(Serial.LENGTH)
        .map(Serial::new);
    var firms = Arbitraries.strings().numeric().ofLength(8)
        .map(body -> Uscc.withCheckDigits("91430405", body));
    return Combinators.combine(serials, firms, Arbitraries.of(SIGNER, OTHER))
        .as((serial, firm, signer) -> signer.sign(serial, firm));
  }
}
