package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import org.fuma.code.CodeVerifier.Verdict;
import org.fuma.enterprise.Uscc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSignatureTest {

  private static final CodePayload PAYLOAD = Codes.PAYLOAD;

  /** The key of RFC 8032, section 7.1, test 1. */
  @Test
  void theKeyOfTheStandardIsDerivedFromItsSeed() {
    var seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(new CodeSigner("00", seed).publicKey()).asHexString()
        .isEqualToIgnoringCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  /** Java's own Ed25519 agrees, so whoever checks a code with another library will too. */
  @Test
  void anotherLibraryVerifiesTheSignature() throws Exception {
    var encoded = HexFormat.of().parseHex(
        "302a300506032b6570032100" + HexFormat.of().formatHex(Codes.SIGNER.publicKey()));
    var verifier = Signature.getInstance("Ed25519", "SunEC");
    verifier.initVerify(KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(encoded)));
    verifier.update(Codes.ascii(PAYLOAD.signedText()));
    assertThat(verifier.verify(PAYLOAD.signatureBytes())).isTrue();
  }

  @Test
  void theSameCodeIsSignedTheSameWay() {
    assertThat(Codes.SIGNER.sign(PAYLOAD.serial(), PAYLOAD.uscc())).isEqualTo(PAYLOAD);
  }

  @Test
  void aSignatureHoldsForItsOwnCodeOnly() {
    var otherFirm = Uscc.withCheckDigits("91430405", "00000001");
    var otherSerial = new Serial("0123ABCD10JKMNPR");
    var signature = PAYLOAD.signature();
    assertThat(Codes.VERIFIER.verify(PAYLOAD)).isEqualTo(Verdict.GENUINE);
    assertThat(Codes.VERIFIER.verify(new CodePayload(PAYLOAD.serial(), otherFirm, "K1", signature)))
        .isEqualTo(Verdict.FORGED);
    assertThat(Codes.VERIFIER.verify(new CodePayload(otherSerial, PAYLOAD.uscc(), "K1", signature)))
        .isEqualTo(Verdict.FORGED);
    assertThat(Codes.VERIFIER.verify(new CodePayload(PAYLOAD.serial(), PAYLOAD.uscc(), "K2", signature)))
        .isEqualTo(Verdict.FORGED);
  }

  @Test
  void aKeyThatIsNotOursIsNamedAsSuch() {
    var stranger = new CodeSigner("ZZ", Codes.seed(9)).sign(PAYLOAD.serial(), PAYLOAD.uscc());
    assertThat(Codes.VERIFIER.verify(stranger)).isEqualTo(Verdict.UNKNOWN_KEY);
  }

  @Test
  void anImpostorUnderOurKeysNameIsFound() {
    var impostor = new CodeSigner("K1", Codes.seed(9)).sign(PAYLOAD.serial(), PAYLOAD.uscc());
    assertThat(Codes.VERIFIER.verify(impostor)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void changingWhatWasHandedInOrOutChangesNoKey() {
    var seed = Codes.seed(1);
    var signer = new CodeSigner("K1", seed);
    seed[0] = 99;
    signer.publicKey()[0] ^= 1;
    assertThat(signer.sign(PAYLOAD.serial(), PAYLOAD.uscc())).isEqualTo(PAYLOAD);
    assertThat(signer.publicKey()).isEqualTo(Codes.SIGNER.publicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "k1", "K_", "K12", "赋码"})
  void aKeyIsNamedByTwoCharacters(String key) {
    assertThatThrownBy(() -> new CodeSigner(key, Codes.seed(1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodeVerifier(Map.of(key, Codes.SIGNER.publicKey())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void keysHave32Bytes(int length) {
    assertThatThrownBy(() -> new CodeSigner("K1", new byte[length])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodeVerifier(Map.of("K1", new byte[length])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
