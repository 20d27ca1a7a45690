package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.core.annotation.Order;
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

  private final Csrf csrf;
  private final BrowserRules rules;

  RequestLog(Csrf csrf, BrowserRules rules) {
    this.csrf = csrf;
    this.rules = rules;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    RequestId.of(request);
    request.setAttribute(STARTED, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    rules.add(request, response);
    csrf.newCookie(request).ifPresent(response::cookie);
    long micros = (System.nanoTime() - request.getAttribute(STARTED, Long.class).orElseGet(System::nanoTime)) / 1_000;
    LOG.info("{} {} {} {}us request={}", RouteName.method(request), RouteName.of(request), response.code(), micros, RequestId.of(request));
  }
}
