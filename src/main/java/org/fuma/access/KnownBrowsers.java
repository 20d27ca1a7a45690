package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.Vault;
import org.fuma.web.Cookies;

/**
 * Browsers in which an account was signed in to before. Failures in them are counted apart, so that nobody else's guesses lock a person out
 * (OWASP's device cookies). The cookie opens nothing.
 */
@Singleton
public class KnownBrowsers {

  private static final String COOKIE = "fuma_known";
  private static final Duration KEPT = Duration.ofDays(365);
  private static final String LABEL = "fuma-known-browser:";

  private final Cookies cookies;
  private final Vault vault;
  private final Tokens tokens;

  KnownBrowsers(Cookies cookies, Vault vault, Tokens tokens) {
    this.cookies = cookies;
    this.vault = vault;
    this.tokens = tokens;
  }

  /** This browser's own random name, when the account of that sign-in name was signed in to in it before. */
  Optional<String> known(HttpRequest<?> request, String username) {
    return cookies
        .find(request, COOKIE)
        .map(value -> value.split("\\.", -1))
        .filter(parts -> parts.length == 2)
        .filter(parts -> same(parts[1], seal(parts[0], username)))
        .map(parts -> parts[0]);
  }

  /** Lets the browser be known from now on. */
  public void remember(HttpRequest<?> request, MutableHttpResponse<?> response, String username) {
    String name = known(request, username).orElseGet(tokens::random);
    response.cookie(cookies.make(COOKIE, name + "." + seal(name, username), Optional.of(KEPT), SameSite.Strict));
  }

  private String seal(String name, String username) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.hmac(vault.secret(LABEL), Accounts.tidyName(username) + ":" + name));
  }

  private static boolean same(String theirs, String ours) {
    return MessageDigest.isEqual(theirs.getBytes(StandardCharsets.UTF_8), ours.getBytes(StandardCharsets.UTF_8));
  }
}
