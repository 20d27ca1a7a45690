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

  /** Where the auditor reads the ledger, and firms have it proved to them: by a complaint. */
  private static final List<String> LEDGER =
      List.of("GET /ledger/objects/complaint/", "GET /api/v1/ledger/objects/complaint/", "GET /ledger?object=", "GET /api/v1/ledger/entries?object=");

  /** The same by an entry about a complaint. */
  private static final List<String> ENTRIES =
      List.of("GET /ledger/entries/", "GET /api/v1/ledger/entries/", "GET /ledger?below=", "GET /api/v1/ledger/entries?pageToken=", "GET /proofs/",
          "GET /proofs/{}/receipt", "GET /api/v1/proofs/", "GET /api/v1/receipts/");

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
    List<String> wrong = wrong(there, Ids.show(Ids.random()), ROUTES, guessing);
    wrong.addAll(wrong(there, Ids.show(Ids.random()), LEDGER, Map.of("AUDITOR", spies.callers().get("AUDITOR"))));
    return wrong;
  }

  /** What tells that entry about a complaint from one that is not there, to the auditor and to another firm. */
  List<String> wrongEntry(String there) {
    return wrong(there, Ids.show(Ids.next()), ENTRIES, Map.of("AUDITOR", spies.callers().get("AUDITOR"), "NEIGHBOUR", spies.neighbour()));
  }

  private static List<String> wrong(String there, String invented, List<String> routes, Map<String, Caller> guessing) {
    List<String> wrong = new ArrayList<>();
    guessing.forEach((who, caller) -> routes.forEach(route -> {
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
