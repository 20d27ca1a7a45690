package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.fuma.settings.Settings;

/**
 * Our cookies: scripts cannot read them, and where browsers come by https they are {@code Secure} and their names begin with {@code __Host-},
 * so that no other host can set them.
 */
@Singleton
public class Cookies {

  private static final String HOST = "__Host-";
  private static final int LONGEST = 2_000;

  private final boolean secure;

  Cookies(Settings settings) {
    this.secure = settings.secure();
  }

  /** A cookie that lives so long; without a time, as long as the browser runs. */
  public Cookie make(String name, String value, Optional<Duration> kept, SameSite sameSite) {
    Cookie cookie = Cookie.of(written(name), value).httpOnly(true).secure(secure).path("/").sameSite(sameSite);
    return kept.map(time -> cookie.maxAge(time.toSeconds())).orElse(cookie);
  }

  /** A cookie that takes the one of that name away. */
  public Cookie gone(String name, SameSite sameSite) {
    return make(name, "", Optional.of(Duration.ZERO), sameSite);
  }

  /** What the browser sent under that name; empty when there is nothing, or more than we ever gave out. */
  public Optional<String> find(HttpRequest<?> request, String name) {
    return request.getCookies().findCookie(written(name)).map(Cookie::getValue).filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  /** The name as browsers see it. */
  public String written(String name) {
    return secure ? HOST + name : name;
  }
}
