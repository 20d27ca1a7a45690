package org.fuma.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.fuma.settings.Settings;

/**
 * Keeps other sites from acting through a person's browser: whatever changes something must come from our own address, and, when the
 * browser's cookies speak for the person, carry the form's token. A program that sends its token in {@code Authorization} needs neither.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ForgeryCheck implements io.micronaut.core.order.Ordered {

  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String HEADER = "X-CSRF-Token";

  private final Settings settings;
  private final Csrf csrf;
  private final Viewers viewers;

  ForgeryCheck(Settings settings, Csrf csrf, Viewers viewers) {
    this.settings = settings;
    this.csrf = csrf;
    this.viewers = viewers;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  CompletableFuture<Void> check(ServerHttpRequest<?> request) {
    if (SAFE.contains(request.getMethod()) || request.getHeaders().contains("Authorization")) {
      return CompletableFuture.completedFuture(null);
    }
    if (!ownOrigin(request)) {
      throw new Failure.Forbidden("error.origin");
    }
    Optional<Viewer> viewer = viewers.viewer(request);
    boolean json = request.getContentType().filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE)).isPresent();
    if (viewer.isEmpty() && json) {
      return CompletableFuture.completedFuture(null);
    }
    String header = request.getHeaders().get(HEADER, String.class, request.getParameters().get("_csrf", String.class, ""));
    if (!header.isEmpty()) {
      demand(header, request, viewer);
      return CompletableFuture.completedFuture(null);
    }
    CloseableByteBody copy = request.byteBody().split(ByteBody.SplitBackpressureMode.SLOWEST);
    copy.allowDiscard();
    return copy.buffer()
        .thenAccept(
            body -> {
              try (body) {
                demand(Form.read(body.toString(StandardCharsets.UTF_8)).text("_csrf"), request, viewer);
              }
            });
  }

  private void demand(String token, HttpRequest<?> request, Optional<Viewer> viewer) {
    if (!csrf.accepts(token, request, viewer)) {
      throw new Failure.Forbidden("error.csrf");
    }
  }

  private boolean ownOrigin(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site", String.class, "");
    if (site.equals("cross-site") || site.equals("same-site")) {
      return false;
    }
    String origin = request.getHeaders().get("Origin", String.class, "");
    return origin.isEmpty() || ours(origin);
  }

  private boolean ours(String origin) {
    try {
      URI uri = URI.create(origin);
      return uri.equals(settings.publicAddress())
          || "http".equals(uri.getScheme()) && loopback(uri.getHost()) && uri.getPort() == settings.port() && !settings.database().isPresent();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static boolean loopback(String host) {
    return "localhost".equals(host) || "127.0.0.1".equals(host);
  }
}
