package org.fuma.quiet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.Reply;
import org.fuma.access.Spies;
import org.fuma.store.Ids;

/** Whoever may not read a complaint cannot tell by an answer, nor by the time that it takes, whether its id is one. */
final class Guess {

  private static final int TIMES = 12;
  private static final int ATTEMPTS = 4;

  /** Nanoseconds by which answers may differ: far less than what a page costs, and more than what two of one kind differ by. */
  private static final double LEAST = 4_000_000;
  private static final double SHARE = 0.4;

  private static final List<String> ROUTES =
      List.of("GET /complaints/", "GET /api/v1/complaints/", "POST /api/v1/complaints/{}/acceptance", "GET /api/v1/ratings/", "GET /ratings/given/",
          "GET /api/v1/questions/", "GET /follow/complaint/files/");

  private final Spies spies;

  Guess(Spies spies) {
    this.spies = spies;
  }

  /** What tells that complaint from one that is not there, to whom it must not. */
  List<String> wrong(String there) {
    Map<String, Caller> guessing = new LinkedHashMap<>(spies.callers());
    guessing.put("NEIGHBOUR", spies.neighbour());
    return wrong(there, guessing);
  }

  /** The same for those alone. */
  List<String> wrong(String there, Map<String, Caller> guessing) {
    List<String> wrong = new ArrayList<>();
    String invented = Ids.show(Ids.random());
    guessing.forEach((who, caller) -> ROUTES.forEach(route -> {
      Supplier<Reply> one = request(caller, route, there);
      Supplier<Reply> other = request(caller, route, invented);
      String said = Plain.of(one.get()).replace(there, "{id}");
      String saidOfNone = Plain.of(other.get()).replace(invented, "{id}");
      if (!said.equals(saidOfNone)) {
        wrong.add(who + " " + route + Plain.difference(saidOfNone, said));
      }
      if (!who.equals("NOBODY") && slower(one, other)) {
        wrong.add(who + " " + route + " takes another time for what is there");
      }
    }));
    return wrong;
  }

  private static Supplier<Reply> request(Caller caller, String route, String id) {
    String path = route.substring(route.indexOf(' ') + 1);
    String full = path.contains("{}") ? path.replace("{}", id) : path + id;
    if (route.startsWith("POST")) {
      return () -> caller.post(full, Map.of("text", QuietLife.TEXT));
    }
    return full.startsWith("/api") ? () -> caller.get(full) : () -> caller.page(full);
  }

  /**
   * By turns, so that what else the machine does falls on both. The fastest of each is held against the fastest of the other: what the house
   * itself adds to one of them, it adds each time.
   */
  private static boolean slower(Supplier<Reply> one, Supplier<Reply> other) {
    long first = Long.MAX_VALUE;
    long second = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (int i = 0; i < TIMES; i++) {
        first = Math.min(first, time(one));
        second = Math.min(second, time(other));
      }
      if (Math.abs(first - second) <= Math.max(LEAST, SHARE * Math.min(first, second))) {
        return false;
      }
    }
    return true;
  }

  private static long time(Supplier<Reply> request) {
    long from = System.nanoTime();
    request.get();
    return System.nanoTime() - from;
  }
}
