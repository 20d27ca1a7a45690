package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.core.annotation.Order;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import org.fuma.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends every request: its id, the headers that keep a browser out of trouble, and one log line with the route's template, never
 * the path or the query, since these carry tokens.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-1_000_000)
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("request");
  private static final String STARTED = "fuma.started";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Settings settings;
  private final Csrf csrf;

  RequestLog(Settings settings, Csrf csrf) {
    this.settings = settings;
    this.csrf = csrf;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    RequestId.of(request);
    request.setAttribute(STARTED, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header("X-Request-Id", RequestId.of(request));
    response.header("X-Content-Type-Options", "nosniff");
    if (!response.getHeaders().contains("Referrer-Policy")) {
      response.header("Referrer-Policy", "same-origin");
    }
    response.header("X-Frame-Options", "DENY");
    response.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.header("Content-Security-Policy", POLICY);
    }
    if (settings.secure()) {
      response.header("Strict-Transport-Security", "max-age=31536000");
    }
    if (!response.getHeaders().contains("Cache-Control")) {
      response.header("Cache-Control", "no-store");
    }
    csrf.newCookie(request).ifPresent(response::cookie);
    long micros = (System.nanoTime() - request.getAttribute(STARTED, Long.class).orElseGet(System::nanoTime)) / 1_000;
    LOG.info("{} {} {} {}us request={}", request.getMethodName(), template(request), response.code(), micros, RequestId.of(request));
  }

  private static String template(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(UriRouteMatch.class::isInstance)
        .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo().getUriMatchTemplate().toPathString())
        .orElse(request.getPath().startsWith("/static/") || request.getPath().startsWith("/webjars/") ? "(file)" : "(none)");
  }
}
