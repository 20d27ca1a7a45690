package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the access token in a browser's cookie; a program's {@code Authorization} header goes before it. */
@Singleton
final class AccessCookieReader implements TokenReader<HttpRequest<?>> {

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return request.getHeaders().contains("Authorization")
        ? Optional.empty()
        : request.getCookies().findCookie(SessionCookies.ACCESS).map(Cookie::getValue);
  }
}
