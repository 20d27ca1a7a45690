package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.fuma.store.Vault;

/**
 * The token that every form of ours carries: an HMAC over the session, or over a random cookie while nobody is signed in.
 */
@Singleton
final class Csrf {

  static final String FORM_COOKIE = "fuma_form";
  private static final String NEW_COOKIE = "fuma.new-form-cookie";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vault vault;
  private final Cookies cookies;

  Csrf(Vault vault, Cookies cookies) {
    this.vault = vault;
    this.cookies = cookies;
  }

  String token(HttpRequest<?> request, Optional<Viewer> viewer) {
    String subject = viewer.map(Viewer::session).orElseGet(() -> formCookie(request).orElseGet(() -> makeCookie(request)));
    return tokenFor(subject);
  }

  boolean accepts(String token, HttpRequest<?> request, Optional<Viewer> viewer) {
    return viewer.map(Viewer::session).or(() -> formCookie(request)).filter(subject -> same(tokenFor(subject), token)).isPresent();
  }

  /** The cookie that this request's answer has to set. */
  Optional<Cookie> newCookie(HttpRequest<?> request) {
    return made(request).map(value -> cookies.make(FORM_COOKIE, value, Optional.empty(), SameSite.Lax));
  }

  private Optional<String> formCookie(HttpRequest<?> request) {
    return cookies.find(request, FORM_COOKIE).filter(value -> value.length() == 22);
  }

  private static Optional<String> made(HttpRequest<?> request) {
    return request.getAttribute(NEW_COOKIE, String.class);
  }

  private String makeCookie(HttpRequest<?> request) {
    return made(request)
        .orElseGet(
            () -> {
              byte[] random = new byte[16];
              RANDOM.nextBytes(random);
              String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
              request.setAttribute(NEW_COOKIE, value);
              return value;
            });
  }

  private String tokenFor(String subject) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.secret("csrf:" + subject));
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
  }
}
