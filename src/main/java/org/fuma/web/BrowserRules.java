package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import org.fuma.settings.Settings;

/**
 * What a browser is told with every answer: run nothing but our own files, be shown inside nobody's page, take no file for another kind, keep
 * nothing. A route that sets one of these itself has its way.
 */
@Singleton
final class BrowserRules {

  private static final String PAGE =
      "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What is no page needs nothing. */
  private static final String OTHER = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A file that is given away is opened as if it came from nowhere, should a browser open it at all. */
  private static final String FILE = "sandbox; " + OTHER;

  private static final String CONTENT_SECURITY = "Content-Security-Policy";
  private static final String RESOURCES = "Cross-Origin-Resource-Policy";

  /**
   * A year, for the public address's host and for those below it, of which there should be none that speak plain http: the registry has a name of its
   * own. Its siblings under a city's domain are not concerned.
   */
  private static final String TRANSPORT = "max-age=31536000; includeSubDomains";

  /** Our own files: their addresses change whenever they do. */
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

  private static final Map<String, String> TEXTS = Map.of(".css", "text/css;charset=utf-8", ".js", "text/javascript;charset=utf-8", ".svg", "image/svg+xml;charset=utf-8");

  private static final int BAD_REQUEST = 400;

  private final boolean secure;

  BrowserRules(Settings settings) {
    this.secure = settings.secure();
  }

  /** Adds what the answer does not say itself; doing it twice does no harm. */
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    headers.set("X-Request-Id", RequestId.of(request));
    boolean ours = request.getPath().startsWith("/static/") || request.getPath().startsWith("/webjars/");
    if (ours && response.code() < BAD_REQUEST) {
      headers.set("Cache-Control", FOR_A_YEAR);
      TEXTS.entrySet().stream().filter(kind -> request.getPath().endsWith(kind.getKey())).forEach(kind -> response.contentType(kind.getValue()));
    }
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=(self)");
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
