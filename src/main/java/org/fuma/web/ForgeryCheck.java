package org.fuma.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.filter.ServerFilterPhase;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.fuma.settings.Settings;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps other sites from acting through a person's browser: whatever changes something must come from our own address, and, when the
 * browser's cookies speak for the person, carry the form's token. A program that sends its token in {@code Authorization} needs neither.
 */
@Filter(Filter.MATCH_ALL_PATTERN)
final class ForgeryCheck implements HttpServerFilter {

  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String SITE = "Sec-Fetch-Site";
  private static final Set<String> COSTLY = Set.of("/plaques.zip", "/letters", "/enterprises/{id}/letter");

  private static final String HEADER = "X-CSRF-Token";

  /** Bytes of a form: the longest that a page of ours can send is a complaint of 6,000 Chinese characters. */
  private static final long LARGEST_FORM = 100_000;

  /** Bytes that hold the token's field with its headers. */
  private static final int LARGEST_FIRST_FIELD = 2_048;

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

  @Override
  public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
    if (costly(request) && "cross-site".equals(request.getHeaders().get(SITE, String.class, ""))) {
      return Mono.error(new Failure.Forbidden("error.origin"));
    }
    if (SAFE.contains(request.getMethod()) || bearer(request)) {
      return chain.proceed(request);
    }
    if (!ownOrigin(request)) {
      return Mono.error(new Failure.Forbidden("error.origin"));
    }
    Optional<Viewer> viewer = viewers.viewer(request);
    boolean json = request.getContentType().filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE)).isPresent();
    if (viewer.isEmpty() && json) {
      return chain.proceed(request);
    }
    return token(request)
        .flatMapMany(
            token -> csrf.accepts(token, request, viewer) ? chain.proceed(request) : Mono.error(new Failure.Forbidden("error.csrf")));
  }

  private static boolean bearer(HttpRequest<?> request) {
    return request.getHeaders().get("Authorization", String.class, "").regionMatches(true, 0, "Bearer ", 0, 7);
  }

  /** The token as scripts send it, or as the form's body holds it. */
  private static Mono<String> token(HttpRequest<?> request) {
    String header = request.getHeaders().get(HEADER, String.class, "");
    if (!header.isEmpty() || !(request instanceof ServerHttpRequest<?> form)) {
      return Mono.just(header);
    }
    Optional<String> multipart = request.getHeaders().get("Content-Type", String.class).filter(type -> type.startsWith(MediaType.MULTIPART_FORM_DATA));
    if (multipart.isPresent()) {
      return firstField(form, multipart.get());
    }
    long length = form.byteBody().expectedLength().orElse(Long.MAX_VALUE);
    if (length > LARGEST_FORM) {
      // A larger body would have to be held back until the route reads it, and the route waits for this check.
      return Mono.error(new Failure.TooLarge("error.too-large"));
    }
    // By the faster of the two readers: what this one takes is kept for the route, which does not begin before. By the slower one, a form that arrives
    // in pieces would wait for the route, and the route for it.
    CloseableByteBody copy = form.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
    copy.allowDiscard();
    CompletableFuture<? extends CloseableAvailableByteBody> whole = copy.buffer();
    // Not from within the reading itself: the route's reader must not begin while this one's is being fed.
    return Mono.fromFuture(whole.isDone() ? whole : whole.thenApplyAsync(body -> body))
        .map(
            body -> {
              try (body) {
                return Form.read(body.toString(StandardCharsets.UTF_8)).text("_csrf");
              }
            });
  }

  /** The token of a form with a file: its first field, so that a forged one is refused before its file is looked at. */
  private static Mono<String> firstField(ServerHttpRequest<?> form, String contentType) {
    // By the faster of the two readers: the route, which is the other, does not begin before this check has ended.
    CloseableByteBody copy = form.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
    copy.allowDiscard();
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    return Flux.from(copy.toByteArrayPublisher())
        .doOnNext(beginning::writeBytes)
        .takeUntil(piece -> beginning.size() >= LARGEST_FIRST_FIELD || field(beginning, contentType).isPresent())
        .then(Mono.fromSupplier(() -> field(beginning, contentType).orElse("")))
        .publishOn(Schedulers.boundedElastic());
  }

  private static Optional<String> field(ByteArrayOutputStream beginning, String contentType) {
    return Multipart.first("_csrf", beginning.toByteArray(), contentType);
  }

  /** Pages that take long to make, or whose making is put on record: another site's link does not open them. */
  private static boolean costly(HttpRequest<?> request) {
    return COSTLY.contains(RouteName.of(request));
  }

  private boolean ownOrigin(HttpRequest<?> request) {
    String site = request.getHeaders().get(SITE, String.class, "");
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
