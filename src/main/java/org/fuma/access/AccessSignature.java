package org.fuma.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fuma.settings.Settings;

/**
 * Signs access tokens by HS256, and believes nothing else: not another algorithm of the same family, and no key that a token names itself.
 * Secrets of lately are still believed, so that a new one signs nobody out.
 */
@Singleton
@Named("generator")
final class AccessSignature implements SignatureGeneratorConfiguration {

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;

  private final MACSigner signer;
  private final List<MACVerifier> verifiers = new ArrayList<>();

  AccessSignature(Settings settings) throws JOSEException {
    signer = new MACSigner(settings.tokenSecret().getBytes(StandardCharsets.UTF_8));
    for (String secret : Stream.concat(Stream.of(settings.tokenSecret()), settings.formerTokenSecrets().stream()).toList()) {
      verifiers.add(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Override
  public String supportedAlgorithmsMessage() {
    return "Only " + ALGORITHM + " is believed.";
  }

  @Override
  public boolean supports(JWSAlgorithm algorithm) {
    return ALGORITHM.equals(algorithm);
  }

  @Override
  public boolean verify(SignedJWT token) throws JOSEException {
    // Asked here too: where no signature supports a token's algorithm, the framework tries them all the same.
    if (!supports(token.getHeader().getAlgorithm())) {
      return false;
    }
    for (MACVerifier verifier : verifiers) {
      if (token.verify(verifier)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public SignedJWT sign(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(ALGORITHM), claims);
    token.sign(signer);
    return token;
  }
}
