package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the access token: in the one {@code Authorization} header of a program, else in a browser's cookie. Two headers, or another scheme,
 * hold none, and the cookie does not help out: what is ambiguous is refused.
 */
@Singleton
final class AccessTokenReader implements TokenReader<HttpRequest<?>> {

  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) ([A-Za-z0-9_-]{1,2000}\\.[A-Za-z0-9_-]{1,2000}\\.[A-Za-z0-9_-]{1,200})");

  private final SessionCookies cookies;

  AccessTokenReader(SessionCookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    List<String> headers = request.getHeaders().getAll("Authorization");
    if (headers.isEmpty()) {
      return cookies.accessToken(request);
    }
    Matcher bearer = BEARER.matcher(headers.getFirst());
    return headers.size() == 1 && bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
