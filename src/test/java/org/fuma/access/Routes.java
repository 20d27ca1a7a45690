package org.fuma.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.City;

/** Every route that the running service answers, with who may call it; HEAD goes with GET. */
public record Routes(String method, String template, String mayCall) {

  /** All of them, sorted by path. */
  public static List<Routes> all() {
    return City.get().bean(Router.class).uriRoutes().map(Routes::of).filter(route -> !route.method().equals("HEAD")).distinct()
        .sorted(java.util.Comparator.comparing(Routes::template).thenComparing(Routes::method)).toList();
  }

  /** True when the route is meant to change something. */
  public boolean changes() {
    return !List.of("GET", "HEAD", "OPTIONS").contains(method);
  }

  /** As the file of routes has it. */
  public String line() {
    return "%-6s %-48s %s".formatted(method, template, mayCall);
  }

  private static Routes of(UriRouteInfo<?, ?> route) {
    return new Routes(route.getHttpMethodName(), route.getUriMatchTemplate().toPathString(), guard(route));
  }

  private static String guard(UriRouteInfo<?, ?> info) {
    AnnotationMetadata route = info.getTargetMethod().getAnnotationMetadata();
    if (route.hasAnnotation(Open.class)) {
      return "anybody";
    }
    if (route.hasAnnotation(SignedIn.class)) {
      return "whoever is signed in";
    }
    if (route.hasAnnotation(Needs.class)) {
      return Arrays.stream(route.enumValues(Needs.class, "value", Permission.class)).map(Permission::name).collect(Collectors.joining(" or "));
    }
    return info.getDeclaringType().getName().startsWith("org.fuma") ? "NOBODY: no guard" : "framework: " + info.getDeclaringType().getSimpleName();
  }
}
