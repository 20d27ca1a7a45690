package org.fuma.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.fuma.web.ErrorAnswers;
import org.fuma.web.Failure;

/** Answers whoever the permission rule turned away: people are led to the sign-in page and back, programs get a 401 or 403. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class DeniedAnswers implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private final ErrorAnswers answers;

  DeniedAnswers(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException denied) {
    boolean nobody = PermissionRule.actor(request).isEmpty();
    if (nobody && !ErrorAnswers.program(request)) {
      RefusedRequests.ledAway(request);
      boolean get = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
      return HttpResponse.seeOther(URI.create(get ? "/sign-in?next=" + encoded(request.getUri().toString()) : "/sign-in"));
    }
    boolean factorDue = PermissionRule.actor(request).filter(Actor::factorDue).isPresent();
    if (factorDue && !ErrorAnswers.program(request)) {
      return HttpResponse.seeOther(URI.create("/account?due=1"));
    }
    if (factorDue) {
      return answers.answer(request, new Failure.Forbidden("error.factor-due"));
    }
    return answers.answer(request, nobody ? new Failure.SignInRequired("error.sign-in") : new Failure.Forbidden());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
