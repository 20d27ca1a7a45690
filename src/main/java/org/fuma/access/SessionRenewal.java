package org.fuma.access;

import com.nimbusds.jwt.JWTParser;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * When a browser's access token has run out, the request that finds it so renews the session and goes on: nothing that a person typed is lost.
 * Pictures and scripts of a page do not renew, so that one page never uses one refresh token twice.
 */
@Singleton
final class SessionRenewal implements AuthenticationFetcher<HttpRequest<?>> {

  static final String RENEWED = "fuma.renewed";
  private static final int AFTER_THE_ACCESS_TOKEN = 100;

  private final Sessions sessions;
  private final ServiceClock clock;
  private final Scheduler blocking;

  SessionRenewal(Sessions sessions, ServiceClock clock, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.sessions = sessions;
    this.clock = clock;
    this.blocking = Schedulers.fromExecutor(executor);
  }

  @Override
  public int getOrder() {
    return AFTER_THE_ACCESS_TOKEN;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> token = SessionCookies.refreshToken(request).filter(present -> mayRenew(request) && expired(request));
    return token.isEmpty()
        ? Mono.empty()
        : Mono.fromCallable(() -> sessions.refreshOfBrowser(token.get()))
            .subscribeOn(blocking)
            .flatMap(
                renewal ->
                    switch (renewal) {
                      case Sessions.Renewal.Renewed renewed -> {
                        request.setAttribute(RENEWED, renewed.pair());
                        yield Mono.just(authentication(renewed.pair().account(), renewed.pair().session()));
                      }
                      case Sessions.Renewal.Twin twin -> Mono.just(authentication(twin.account(), twin.session()));
                      case Sessions.Renewal.Refused refused -> Mono.empty();
                    });
  }

  private static Authentication authentication(long account, long session) {
    return Authentication.build(Ids.show(account), Map.of(Tokens.SESSION, Ids.show(session)));
  }

  /** The framework asks every source of authentication, so this one has to see for itself that the access token has run out. */
  private boolean expired(HttpRequest<?> request) {
    Optional<String> token = request.getCookies().findCookie(SessionCookies.ACCESS).map(Cookie::getValue);
    try {
      return token.isEmpty() || JWTParser.parse(token.get()).getJWTClaimsSet().getExpirationTime().toInstant().isBefore(clock.instant());
    } catch (ParseException | RuntimeException notOurs) {
      return true;
    }
  }

  private static boolean mayRenew(HttpRequest<?> request) {
    if (request.getHeaders().contains("Authorization") || request.getPath().startsWith("/static/") || request.getPath().startsWith("/webjars/")) {
      return false;
    }
    String use = request.getHeaders().get("Sec-Fetch-Dest", String.class, "document");
    return request.getMethod() == HttpMethod.POST || use.equals("document");
  }

  /** Gives the browser the new tokens with the answer. */
  @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
  @Order(-999_999)
  static final class Answer {

    private final SessionCookies cookies;

    Answer(SessionCookies cookies) {
      this.cookies = cookies;
    }

    @ResponseFilter
    void renewed(HttpRequest<?> request, MutableHttpResponse<?> response) {
      if (response.getCookie(SessionCookies.ACCESS).isEmpty()) {
        request.getAttribute(RENEWED, Sessions.Pair.class).ifPresent(pair -> cookies.give(response, pair));
      }
    }
  }
}
