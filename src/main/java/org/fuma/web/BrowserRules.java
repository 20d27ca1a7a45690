package org.fuma.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.fuma.settings.Settings;

/**
 * What a browser is told with every answer: run nothing but our own files, be shown inside nobody's page, take no file for another kind, keep
 * nothing. A route that sets one of these itself has its way.
 */
@Singleton
final class BrowserRules {

  private static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What is no page needs nothing. */
  private static final String OTHER = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A file that is given away is opened as if it came from nowhere, should a browser open it at all. */
  private static final String FILE = "sandbox; " + OTHER;

  private static final String CONTENT_SECURITY = "Content-Security-Policy";
  private static final String RESOURCES = "Cross-Origin-Resource-Policy";

  /**
   * A year, for this host alone: the hosts below a city's domain are others', and some may still speak plain http. Whoever owns them all can add
   * {@code includeSubDomains} at the proxy.
   */
  private static final String TRANSPORT = "max-age=31536000";

  private final boolean secure;

  BrowserRules(Settings settings) {
    this.secure = settings.secure();
  }

  /** Adds what the answer does not say itself. */
  void add(MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    usually(headers, RESOURCES, "same-origin");
    usually(headers, "Referrer-Policy", "same-origin");
    usually(headers, "Cache-Control", "no-store");
    usually(headers, CONTENT_SECURITY, policy(response));
    if (secure) {
      headers.set("Strict-Transport-Security", TRANSPORT);
    }
  }

  private static String policy(MutableHttpResponse<?> response) {
    if (response.getHeaders().get("Content-Disposition", String.class, "").startsWith("attachment")) {
      return FILE;
    }
    boolean page = response.getContentType().filter(type -> type.matches(MediaType.TEXT_HTML_TYPE)).isPresent();
    return page ? PAGE : OTHER;
  }

  private static void usually(MutableHttpHeaders headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
