package org.fuma.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.fuma.store.Ids;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Decides on every request by the route's {@link Needs}, {@link SignedIn} or {@link Open}; a route with none of them is closed. */
@Singleton
final class PermissionRule implements SecurityRule<HttpRequest<?>> {

  static final String SESSION = "fuma.session";
  static final String FAILURES = "fuma.failures";
  private static final String ACTOR = "fuma.actor";
  private static final String CLAIMED = "fuma.claimed";

  private final Actors actors;
  private final Scheduler blocking;

  PermissionRule(Actors actors, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.actors = actors;
    this.blocking = Schedulers.fromExecutor(executor);
  }

  /** The actor of this request, once the rule has run. */
  static Optional<Actor> actor(HttpRequest<?> request) {
    return request.getAttribute(ACTOR, Actor.class);
  }

  /** The account of this request's access token, whose signature fits, whether its session lives or not. */
  static Optional<Long> claimed(HttpRequest<?> request) {
    return request.getAttribute(CLAIMED, Long.class);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
    Optional<Long> account = Optional.ofNullable(authentication).map(Authentication::getName).flatMap(Ids::read);
    Optional<Long> session =
        Optional.ofNullable(authentication).map(present -> present.getAttributes().get(Tokens.SESSION)).map(Object::toString).flatMap(Ids::read);
    if (account.isEmpty() || session.isEmpty()) {
      return Mono.just(decide(request, Optional.empty()));
    }
    request.setAttribute(CLAIMED, account.get());
    Optional<Actors.Known> atHand = actors.atHand(account.get(), session.get());
    if (atHand.isPresent()) {
      return Mono.just(decide(request, atHand));
    }
    return Mono.fromCallable(() -> decide(request, actors.find(account.get(), session.get()))).subscribeOn(blocking);
  }

  private static SecurityRuleResult decide(HttpRequest<?> request, Optional<Actors.Known> known) {
    Optional<Actor> actor = known.map(Actors.Known::actor);
    known.ifPresent(
        present -> {
          request.setAttribute(ACTOR, present.actor());
          request.setAttribute(SESSION, present.session());
          request.setAttribute(FAILURES, present.failures());
        });
    AnnotationMetadata route =
        RouteAttributes.getRouteMatch(request).map(match -> match.getAnnotationMetadata()).orElse(AnnotationMetadata.EMPTY_METADATA);
    if (RouteAttributes.getRouteMatch(request).isEmpty() || route.hasAnnotation(Open.class) || health(request)) {
      return SecurityRuleResult.ALLOWED;
    }
    if (actor.isEmpty()) {
      return SecurityRuleResult.REJECTED;
    }
    if (route.hasAnnotation(SignedIn.class)) {
      return SecurityRuleResult.ALLOWED;
    }
    boolean enough =
        Arrays.stream(route.enumValues(Needs.class, "value", Permission.class)).anyMatch(permission -> actor.get().may(permission));
    return enough ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
  }

  private static boolean health(HttpRequest<?> request) {
    return request.getPath().equals("/health") || request.getPath().startsWith("/health/");
  }
}
