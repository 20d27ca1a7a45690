package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import org.fuma.web.Failure;

/** Sessions for programs: the same tokens as a browser's, in JSON. */
@Controller("/api/v1/sessions")
final class SessionController {

  private final Sessions sessions;
  private final SignIn signIn;
  private final Browsers browsers;

  SessionController(Sessions sessions, SignIn signIn, Browsers browsers) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.browsers = browsers;
  }

  /** A name and its password. */
  @Serdeable
  record Credentials(@Nullable String username, @Nullable String password) {}

  /** A refresh token. */
  @Serdeable
  record RefreshToken(@Nullable String refreshToken) {}

  /** Tokens: the access token for {@code Authorization: Bearer}, good for so many seconds; the refresh token for one renewal. */
  @Serdeable
  record TokenPair(String accessToken, String tokenType, long expiresIn, String refreshToken) {}

  /** Signs in. */
  @Open
  @Post
  HttpResponse<TokenPair> signIn(HttpRequest<?> request, @Body Credentials credentials) {
    return HttpResponse.created(answer(signIn.signIn(text(credentials.username()), text(credentials.password()), browsers.of(request))));
  }

  /** Exchanges a refresh token for a new pair. */
  @Open
  @Post("/renewal")
  TokenPair renew(@Body RefreshToken token) {
    return answer(sessions.refresh(text(token.refreshToken())).orElseThrow(() -> new Failure.SignInRequired("error.sign-in")));
  }

  /** Ends the session of a refresh token. */
  @Open
  @Post("/end")
  HttpResponse<?> end(@Body RefreshToken token) {
    sessions.signOut(text(token.refreshToken()));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  private static TokenPair answer(Sessions.Pair pair) {
    return new TokenPair(pair.access(), "Bearer", Tokens.ACCESS_LENGTH.toSeconds(), pair.refresh());
  }
}
