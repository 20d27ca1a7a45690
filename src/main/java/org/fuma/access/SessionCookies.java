package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.settings.Settings;

/** A browser's session: the same tokens as a program's, in cookies that scripts cannot read. */
@Singleton
public class SessionCookies {

  static final String ACCESS = "fuma_access";
  static final String REFRESH = "fuma_refresh";

  private final Settings settings;

  SessionCookies(Settings settings) {
    this.settings = settings;
  }

  /** Hands the browser the session that was opened. */
  public void give(MutableHttpResponse<?> response, Sessions.Pair pair) {
    response.cookie(cookie(ACCESS, pair.access(), Tokens.ACCESS_LENGTH.toSeconds()).sameSite(SameSite.Lax));
    response.cookie(cookie(REFRESH, pair.refresh(), settings.sessionLength().toSeconds()).sameSite(SameSite.Strict));
  }

  void take(MutableHttpResponse<?> response) {
    response.cookie(cookie(ACCESS, "", 0).sameSite(SameSite.Lax));
    response.cookie(cookie(REFRESH, "", 0).sameSite(SameSite.Strict));
  }

  static Optional<String> refreshToken(HttpRequest<?> request) {
    return request.getCookies().findCookie(REFRESH).map(Cookie::getValue).filter(value -> !value.isEmpty() && value.length() <= 64);
  }

  private Cookie cookie(String name, String value, long seconds) {
    return Cookie.of(name, value).httpOnly(true).secure(settings.secure()).path("/").maxAge(seconds);
  }
}
