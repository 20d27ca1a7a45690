package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.settings.Settings;

/** By what a remembered phone is known: a cookie that no script reads and no other site's link sends. */
@Singleton
final class DeviceCookie {

  static final String NAME = "fuma_device";

  private final Settings settings;

  DeviceCookie(Settings settings) {
    this.settings = settings;
  }

  static Optional<String> read(HttpRequest<?> request) {
    return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(token -> token.length() == RandomToken.LENGTH);
  }

  /** Hands the phone its token, or the same once more for as long again. */
  void give(MutableHttpResponse<?> response, String token) {
    response.cookie(cookie(token, settings.deviceLength().toSeconds()));
  }

  void take(MutableHttpResponse<?> response) {
    response.cookie(cookie("", 0));
  }

  private Cookie cookie(String value, long seconds) {
    return Cookie.of(NAME, value).httpOnly(true).secure(settings.secure()).sameSite(SameSite.Strict).path("/").maxAge(seconds);
  }
}
