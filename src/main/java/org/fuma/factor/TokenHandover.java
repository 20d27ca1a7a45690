package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.SessionCookies;
import org.fuma.access.Sessions;
import org.fuma.access.TokenPair;

/** Gives the tokens of a session that was opened in place of another to whoever held the other's: in the answer, or in cookies. */
@Singleton
class TokenHandover {

  private final SessionCookies cookies;

  TokenHandover(SessionCookies cookies) {
    this.cookies = cookies;
  }

  /** The tokens for a program that sent its own in a header; a browser gets cookies, and no script of it sees them. */
  Optional<TokenPair> give(HttpRequest<?> request, MutableHttpResponse<?> response, Sessions.Pair pair) {
    if (request.getHeaders().contains("Authorization")) {
      return Optional.of(TokenPair.of(pair));
    }
    cookies.give(response, pair);
    return Optional.empty();
  }
}
