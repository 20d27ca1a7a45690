package org.fuma.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;

/** Methods that no row has: HEAD, which answers as GET does, OPTIONS, and those that a path does not know. */
final class AccessMethods {

  private static final List<Who> SOME = List.of(Who.NOBODY, Who.OWNER, Who.ADMINISTRATOR);

  private final AccessWorld world;
  private final AccessCalls calls;

  AccessMethods(AccessWorld world, AccessCalls calls) {
    this.world = world;
    this.calls = calls;
  }

  /** Where HEAD says anything else than GET. */
  List<String> wrongHeads(List<AccessAttempt> gets) {
    Set<String> known = City.get().bean(Router.class).uriRoutes().filter(route -> route.getHttpMethod() == HttpMethod.HEAD)
        .map(route -> "GET " + route.getUriMatchTemplate().toPathString()).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    for (AccessAttempt get : gets.stream().filter(one -> SOME.contains(one.who()) && one.row().turn() == Access.Turn.ANY).toList()) {
      Reply head = bare("HEAD", get);
      if (!known.contains(get.row().route())) {
        if (head.status() < 400 || head.status() >= 500) {
          wrong.add("HEAD of " + get + ": " + head.status());
        }
      } else {
        Reply full = calls.send(get);
        boolean same = head.status() == full.status() && head.bytes().length == 0
            // What a body would be is told only where there is one (RFC 9110, 9.3.2).
            && (head.header("Content-Type").isEmpty() || head.header("Content-Type").equals(full.header("Content-Type")))
            && Stream.of("Location", "Cache-Control", "Content-Disposition", "Content-Security-Policy")
                .allMatch(name -> Objects.equals(head.header(name), full.header(name)));
        if (!same) {
          wrong.add("HEAD of " + get + ": " + head.status() + " " + head.headers().map() + " where GET has " + full.status() + " " + full.headers().map());
        }
      }
    }
    return wrong;
  }

  /** Where a method that the path does not know does not end in a plain refusal, or OPTIONS opens the house to other sites. */
  List<String> wrongOthers(List<Access> rows) {
    Set<String> listed = rows.stream().map(Access::route).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    for (Access row : rows.stream().collect(Collectors.toMap(Access::template, row -> row, (one, other) -> one)).values()) {
      Thing thing = row.variables().isEmpty() ? Thing.NONE : world.of(row.kind()).stream().filter(Thing::real).findFirst().orElseThrow();
      String path = Access.filled(row.template(), thing);
      for (Who who : List.of(Who.NOBODY, Who.ADMINISTRATOR)) {
        Caller caller = world.caller(who);
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
          if (!listed.contains(method + " " + row.template()) && !otherwise(listed, method, path)) {
            int status = caller.ask(method, path, "Origin", City.get().address()).status();
            if (!(who == Who.NOBODY ? Set.of(400, 401, 403, 404, 405, 415, 501) : Set.of(400, 404, 405, 415, 501)).contains(status)) {
              wrong.add(method + " " + path + " as " + who + ": " + status);
            }
          }
        }
        Reply options = caller.ask("OPTIONS", path, "Origin", "https://elsewhere.example.cn", "Access-Control-Request-Method", "POST");
        if (options.status() >= 500 || options.headers().map().keySet().stream().anyMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"))) {
          wrong.add("OPTIONS " + path + " as " + who + ": " + options.status() + " " + options.headers().map());
        }
      }
    }
    return wrong;
  }

  /** True when the path with its names is one of another template too, as /accounts/new is of /accounts/{id}. */
  private static boolean otherwise(Set<String> listed, String method, String path) {
    return listed.stream().filter(route -> route.startsWith(method + " "))
        .anyMatch(route -> path.matches(route.substring(method.length() + 1).replaceAll("\\{\\+\\w+}", ".+").replaceAll("\\{\\w+}", "[^/]+")));
  }

  private Reply bare(String method, AccessAttempt attempt) {
    Caller caller = world.caller(attempt.who());
    String path = AccessCalls.path(attempt);
    return attempt.row().manner() == Access.Manner.BROWSER ? caller.browse(method, path) : caller.ask(method, path);
  }
}
