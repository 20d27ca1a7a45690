package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import java.util.List;
import org.fuma.City;
import org.fuma.settings.Settings;
import org.fuma.web.HeadersTest;
import org.junit.jupiter.api.Test;

/** A session's cookies go over https alone wherever the registry has it, and never to scripts. */
class SessionCookiesTest {

  @Test
  void theyAreSecureExactlyWhereTheRegistryIs() {
    assertThat(cookies("https://fuma.example.cn")).hasSize(2).allMatch(Cookie::isSecure).allMatch(Cookie::isHttpOnly);
    assertThat(cookies("http://localhost:8080")).hasSize(2).noneMatch(Cookie::isSecure).allMatch(Cookie::isHttpOnly);
  }

  private static List<Cookie> cookies(String address) {
    MutableHttpResponse<?> response = HttpResponse.ok();
    Settings settings = HeadersTest.at(City.get().bean(Settings.class), address);
    new SessionCookies(settings, HeadersTest.cookies(settings)).give(response, new Sessions.Pair(1, 2, "a", "r"));
    String host = settings.secure() ? "__Host-" : "";
    return List.of(response.getCookie(host + "fuma_access").orElseThrow(), response.getCookie(host + "fuma_refresh").orElseThrow());
  }
}
