package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;

/**
 * What an access token has to say, beyond a good signature: that it is one, ours and for us, whose and of which session, and from when until
 * when; a claim that is missing, or of another form, refuses it.
 */
@Singleton
final class AccessClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {

  private final ServiceClock clock;

  AccessClaims(ServiceClock clock) {
    this.clock = clock;
  }

  @Override
  public boolean validate(Claims claims, HttpRequest<?> request) {
    Optional<Instant> from = moment(claims, Claims.NOT_BEFORE);
    Optional<Instant> until = moment(claims, Claims.EXPIRATION_TIME);
    Instant now = clock.instant();
    return Tokens.TYPE.equals(claims.get("typ"))
        && Tokens.ISSUER.equals(claims.get(Claims.ISSUER))
        && List.of(Tokens.ISSUER).equals(audience(claims))
        && id(claims, Claims.SUBJECT)
        && id(claims, Tokens.SESSION)
        && from.isPresent()
        && until.isPresent()
        && !from.get().isAfter(now)
        && until.get().isAfter(now)
        && !until.get().isAfter(from.get().plus(Tokens.ACCESS_LENGTH));
  }

  private static List<?> audience(Claims claims) {
    return claims.get(Claims.AUDIENCE) instanceof List<?> all ? all : List.of();
  }

  private static boolean id(Claims claims, String name) {
    return claims.get(name) instanceof String text && Ids.read(text).isPresent();
  }

  private static Optional<Instant> moment(Claims claims, String name) {
    return claims.get(name) instanceof Date date ? Optional.of(date.toInstant()) : Optional.empty();
  }
}
