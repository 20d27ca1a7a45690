package org.fuma.access;

import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;

/** Makes tokens: signed access tokens that live ten minutes, and random ones that are stored hashed. */
@Singleton
class Tokens {

  static final Duration ACCESS_LENGTH = Duration.ofMinutes(10);
  static final String ISSUER = "fuma";
  static final String TYPE = "access";
  static final String SESSION = "sid";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TokenGenerator generator;
  private final ServiceClock clock;

  Tokens(TokenGenerator generator, ServiceClock clock) {
    this.generator = generator;
    this.clock = clock;
  }

  /** An access token of that account in that session. */
  String access(long account, long session) {
    Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", Ids.show(account));
    claims.put(SESSION, Ids.show(session));
    claims.put("iss", ISSUER);
    claims.put("aud", ISSUER);
    claims.put("typ", TYPE);
    claims.put("iat", Date.from(now));
    claims.put("nbf", Date.from(now));
    claims.put("exp", Date.from(now.plus(ACCESS_LENGTH)));
    return generator.generateToken(claims).orElseThrow(() -> new IllegalStateException("no token could be signed"));
  }

  /** 256 random bits for a refresh token or a one-time link. */
  String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
