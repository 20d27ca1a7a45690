package org.fuma.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;

/** What a request asked for, fit for records: the route's template, never the path or the query, since these carry tokens. */
public final class RouteName {

  private RouteName() {}

  /** The method; one that nobody knows is {@code OTHER}, however long its name. */
  public static String method(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.CUSTOM ? "OTHER" : request.getMethod().name();
  }

  /** Such as {@code /visits/{id}}. */
  public static String of(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(UriRouteMatch.class::isInstance)
        .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo().getUriMatchTemplate().toPathString())
        .orElse(request.getPath().startsWith("/static/") || request.getPath().startsWith("/webjars/") ? "(file)" : "(none)");
  }

  /** The room whose route it is, as {@code visit}; empty text for a file, and where there is no route. */
  public static String room(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(UriRouteMatch.class::isInstance)
        .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo().getDeclaringType().getPackageName())
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .orElse("");
  }
}
