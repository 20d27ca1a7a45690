package org.fuma.access;

import com.nimbusds.jwt.JWTParser;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
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
 * When a browser's access token has run out, or half its time, the request that finds it so renews the session and goes on: nothing that a
 * person typed is lost. Of two requests that do so at once, as of two tabs, both are answered and one gets the next tokens.
 * Pictures and scripts of a page do not renew, so that one page never uses one refresh token twice.
 */
@Singleton
final class SessionRenewal implements AuthenticationFetcher<HttpRequest<?>> {

  static final String RENEWED = "fuma.renewed";
  private static final int AFTER_THE_ACCESS_TOKEN = 100;

  /** Renewed when half its time is over: a desk that is used every few minutes does not count as idle. */
  private static final Duration EARLY = Tokens.ACCESS_LENGTH.dividedBy(2);


  private final Sessions sessions;
  private final SessionCookies cookies;
  private final SecurityEvents events;
  private final ServiceClock clock;
  private final Scheduler blocking;

  SessionRenewal(
      Sessions sessions, SessionCookies cookies, SecurityEvents events, ServiceClock clock, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.events = events;
    this.clock = clock;
    this.blocking = Schedulers.fromExecutor(executor);
  }

  @Override
  public int getOrder() {
    return AFTER_THE_ACCESS_TOKEN;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> token = cookies.refreshToken(request).filter(present -> mayRenew(request) && due(request));
    return token.isEmpty()
        ? Mono.empty()
        : Mono.fromCallable(() -> renew(request, token.get()))
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

  private Sessions.Renewal renew(HttpRequest<?> request, String token) {
    Sessions.Renewal renewal = sessions.refreshOfBrowser(token);
    if (renewal instanceof Sessions.Renewal.Refused refused && refused.reusedOf().isPresent()) {
      events.record(events.origin(request, refused.reusedOf()), SecurityEventKind.SESSION_REUSED, "", "");
    }
    return renewal;
  }

  private static Authentication authentication(long account, long session) {
    return Authentication.build(Ids.show(account), Map.of(Tokens.SESSION, Ids.show(session)));
  }

  /** The framework asks every source of authentication, so this one has to see for itself that it is time. */
  private boolean due(HttpRequest<?> request) {
    Optional<String> token = cookies.accessToken(request);
    try {
      return token.isEmpty()
          || JWTParser.parse(token.get()).getJWTClaimsSet().getExpirationTime().toInstant().isBefore(clock.instant().plus(EARLY));
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
      if (!cookies.given(response)) {
        request.getAttribute(RENEWED, Sessions.Pair.class).ifPresent(pair -> cookies.give(response, pair));
      }
    }
  }
}
