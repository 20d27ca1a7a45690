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

  Optional<PhoneSecret> find(HttpRequest<?> request) {
    return cookies.find(request, NAME).flatMap(PhoneSecret::read);
  }

  /** Hands the phone its secret. */
  void give(MutableHttpResponse<?> response, PhoneSecret secret) {
    response.cookie(cookies.make(NAME, secret.written(), Optional.of(settings.deviceLength()), SameSite.Strict));
  }

  void take(MutableHttpResponse<?> response) {
    response.cookie(cookies.gone(NAME, SameSite.Strict));
  }
}
