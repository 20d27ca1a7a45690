package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.settings.Settings;
import org.fuma.web.Cookies;

/** A browser's session: the same tokens as a program's, in cookies that scripts cannot read. */
@Singleton
public class SessionCookies {

  static final String ACCESS = "fuma_access";
  static final String REFRESH = "fuma_refresh";

  private static final int LONGEST_REFRESH = 64;

  private final Settings settings;
  private final Cookies cookies;

  SessionCookies(Settings settings, Cookies cookies) {
    this.settings = settings;
    this.cookies = cookies;
  }

  /** Hands the browser the session that was opened. */
  public void give(MutableHttpResponse<?> response, Sessions.Pair pair) {
    response.cookie(cookies.make(ACCESS, pair.access(), Optional.of(Tokens.ACCESS_LENGTH), SameSite.Lax));
    response.cookie(cookies.make(REFRESH, pair.refresh(), Optional.of(settings.sessionLength()), SameSite.Strict));
  }

  void take(MutableHttpResponse<?> response) {
    response.cookie(cookies.gone(ACCESS, SameSite.Lax));
    response.cookie(cookies.gone(REFRESH, SameSite.Strict));
  }

  Optional<String> accessToken(HttpRequest<?> request) {
    return cookies.find(request, ACCESS);
  }

  Optional<String> refreshToken(HttpRequest<?> request) {
    return cookies.find(request, REFRESH).filter(value -> value.length() <= LONGEST_REFRESH);
  }

  /** True when the answer gives, or takes, tokens already. */
  boolean given(MutableHttpResponse<?> response) {
    return response.getCookie(cookies.written(ACCESS)).isPresent();
  }
}
