package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.settings.Settings;
import org.fuma.web.Cookies;

/** By what a remembered phone is known: a cookie that no script reads and no other site's link sends. */
@Singleton
final class DeviceCookie {

  private static final String NAME = "fuma_device";

  private final Cookies cookies;
  private final Settings settings;

  DeviceCookie(Cookies cookies, Settings settings) {
    this.cookies = cookies;
    this.settings = settings;
  }

  Optional<String> find(HttpRequest<?> request) {
    return cookies.find(request, NAME).filter(token -> token.length() == RandomToken.LENGTH);
  }

  /** Hands the phone its token, or the same once more for as long again. */
  void give(MutableHttpResponse<?> response, String token) {
    response.cookie(cookies.make(NAME, token, Optional.of(settings.deviceLength()), SameSite.Strict));
  }

  void take(MutableHttpResponse<?> response) {
    response.cookie(cookies.gone(NAME, SameSite.Strict));
  }
}
