package org.fuma.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.roster.Rosters;

/** Sends what the table says, as the callers of a world, and holds the answers against what they should be. */
final class AccessCalls {

  private static final int AT_ONCE = 4;

  /** Characters of an id as shown. */
  private static final int SHORTEST_ID = 13;
  private static final Set<String> CHANCE = Set.of("date", "x-request-id", "content-length", "set-cookie", ":status");
  private static final byte[] NO_PICTURE = "no picture".getBytes(StandardCharsets.US_ASCII);

  private final AccessWorld world;
  private final Map<Who, String> csrf = new EnumMap<>(Who.class);

  AccessCalls(AccessWorld world) {
    this.world = world;
    for (Who who : Who.values()) {
      csrf.put(who, token(world.caller(who)));
    }
  }

  /** What was sent and what came back. */
  record Answered(AccessAttempt attempt, Reply reply) {}

  /** Sends them all, some at once, and answers what is wrong with the answers. */
  List<String> wrong(List<AccessAttempt> attempts, int atOnce) {
    List<Answered> answered = send(attempts, atOnce);
    List<String> wrong = new ArrayList<>(answered.stream().flatMap(one -> AccessVerdict.of(one, world).stream()).toList());
    wrong.addAll(different(answered));
    return wrong;
  }

  List<String> wrong(List<AccessAttempt> attempts) {
    return wrong(attempts, AT_ONCE);
  }

  private List<Answered> send(List<AccessAttempt> attempts, int atOnce) {
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      List<Callable<Answered>> calls = attempts.stream().map(attempt -> (Callable<Answered>) () -> new Answered(attempt, send(attempt))).toList();
      List<Answered> answered = new ArrayList<>();
      for (Future<Answered> call : threads.invokeAll(calls)) {
        answered.add(call.get());
      }
      return answered;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Sends one. */
  Reply send(AccessAttempt attempt) {
    Access row = attempt.row();
    Caller caller = row.turn() == Access.Turn.LAST ? world.another(attempt.who()) : world.caller(attempt.who());
    String path = path(attempt);
    return switch (row.manner()) {
      case PROGRAM -> row.changes() ? caller.send(row.method(), path, json(row.fields(), attempt.thing()), row.headers())
          : caller.get(path, row.headers());
      case BROWSER -> row.changes() ? caller.submitRaw(path, form(attempt, caller), "Origin", City.get().address())
          : caller.page(path, row.headers());
      case ROSTER -> caller.post(path, "text/csv", Rosters.csv("衡阳示例名册厂," + City.uscc() + ","));
      case FILE -> caller.submitFileRaw(path, form(attempt, caller), "roster.csv", Rosters.csv("衡阳示例名册厂," + City.uscc() + ","),
          "Origin", City.get().address());
      case PICTURE -> caller.post(path, "image/png", NO_PICTURE);
    };
  }

  private static String token(Caller caller) {
    caller.page("/");
    return caller.csrf();
  }

  static String path(AccessAttempt attempt) {
    return Access.filled(attempt.row().template() + attempt.row().query(), attempt.thing());
  }

  private Map<String, String> form(AccessAttempt attempt, Caller caller) {
    Map<String, String> form = new LinkedHashMap<>(Map.of("_csrf", attempt.row().turn() == Access.Turn.LAST ? token(caller) : csrf.get(attempt.who())));
    attempt.row().fields().forEach((name, value) -> form.put(name, Access.filled(value.toString(), attempt.thing())));
    return form;
  }

  private static Map<String, Object> json(Map<?, ?> fields, Thing thing) {
    Map<String, Object> json = new LinkedHashMap<>();
    fields.forEach((name, value) -> json.put(name.toString(), json(value, thing)));
    return json;
  }

  private static Object json(Object value, Thing thing) {
    return switch (value) {
      case Map<?, ?> inner -> json(inner, thing);
      case List<?> several -> several.stream().map(one -> json(one, thing)).toList();
      case String text -> Access.filled(text, thing);
      default -> value;
    };
  }

  /** Where a caller is told of several things that they are not there, or not his, the answers must not differ. */
  private static List<String> different(List<Answered> answered) {
    return answered.stream()
        .filter(one -> one.attempt().answer() == AccessAttempt.Answer.FORBIDDEN
            || one.attempt().answer() == AccessAttempt.Answer.ABSENT && one.reply().status() == 404 && one.attempt().thing().kind() != Kind.PUBLIC)
        .collect(Collectors.groupingBy(one -> one.attempt().row().route() + " " + one.attempt().row().query() + one.attempt().who() + one.attempt().answer()))
        .values().stream()
        .flatMap(same -> same.stream().skip(1).filter(one -> !bare(one).equals(bare(same.getFirst())))
            .map(one -> one.attempt() + ": not answered as for " + same.getFirst().attempt().thing().name() + ":\n" + bare(one) + "\n" + bare(same.getFirst())))
        .toList();
  }

  /** The answer without what is new in each, and without the names that were sent. */
  private static String bare(Answered one) {
    Map<String, String> headers = new TreeMap<>();
    one.reply().headers().map().forEach((name, values) -> {
      if (!CHANCE.contains(name.toLowerCase(java.util.Locale.ROOT))) {
        headers.put(name, values.toString());
      }
    });
    String path = path(one.attempt());
    String text = one.reply().status() + " " + headers + "\n" + one.reply().body();
    text = text.replace(one.reply().header("X-Request-Id"), "{request}").replace(path, "{path}").replace(path.replace("&", "&amp;"), "{path}");
    // A short name may stand in a token by chance; it comes back as a part of the path alone.
    for (String name : one.attempt().thing().names().values().stream().filter(name -> name.length() >= SHORTEST_ID).toList()) {
      text = text.replace(name, "{name}");
    }
    // How much is unread changes with what others do meanwhile.
    text = text.replaceAll(" ?<span class=\"badge state-warn\">\\d+<span class=\"visually-hidden\">[^<]*</span></span>", "");
    return text.replaceAll("name=\"_key\" value=\"[^\"]*\"", "{key}");
  }
}
