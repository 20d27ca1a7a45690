package org.fuma.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.browser.PageList.Seen;
import org.fuma.rating.Rounds;

/** The pages of ratings, call-backs and totals, each as it may stand. */
final class RatingPagesSeen {

  private static final String TEXT = "一段足够长的话，写在这里供测试使用，第二句话让它在窄屏上换行。";
  private static final String RATE = "/visits/{id}/rating";
  private static final String CALL_BACK = "/call-backs/{id}";

  private final City city = City.get();

  /** Gives each person's pages; the firm's account rates a visit of its own. */
  void each(Caller staff, String payload, BiConsumer<String, List<Seen>> add) {
    Rounds rounds = new Rounds();
    String open = left(rounds, payload);
    String rated = left(rounds, payload);
    String here = rounds.arrivedBy(payload);
    Map<String, Object> bad = new HashMap<>(Rounds.said(1));
    bad.put("favours", true);
    bad.put("text", TEXT);
    staff.post("/api/v1/visits/" + rated + "/rating", bad).expect(201);
    String waiting = Rounds.callBack(rated);
    Caller other = city.signedIn(Role.SUPERVISOR);
    String closed = rounds.called();
    other.post("/api/v1/call-backs/" + closed + "/try", Map.of("text", TEXT)).expect(200);
    other.post("/api/v1/call-backs/" + closed + "/reached", Map.of("text", TEXT)).expect(200);
    String others = rounds.called();
    other.post("/api/v1/call-backs/" + others + "/taking", Map.of()).expect(200);
    add.accept("firm", List.of(
        new Seen("/", "/"), new Seen(RATE, "/visits/" + open + "/rating"), new Seen(RATE, "/visits/" + rated + "/rating"),
        new Seen(RATE, "/visits/" + here + "/rating"), new Seen("/visits/{id}", "/visits/" + open), new Seen("/visits/{id}", "/visits/" + rated)));
    add.accept("official", List.of(new Seen("/ratings", "/ratings")));
    add.accept("auditor", List.of(new Seen("/ratings", "/ratings"), new Seen("/ratings", "/ratings?authority=" + rounds.authority())));
    add.accept("supervisor", List.of(
        new Seen("/", "/"), new Seen("/ratings", "/ratings"), new Seen("/ratings", "/ratings?authority=" + rounds.authority()),
        new Seen("/ratings/given", "/ratings/given?bad=yes"), new Seen("/ratings/given", "/ratings/given?quarter=1999-Q1"),
        new Seen("/ratings/given/{id}", "/ratings/given/" + Rounds.rating(rated)), new Seen("/call-backs", "/call-backs"),
        new Seen("/call-backs", "/call-backs?state=COMPLAINT"), new Seen(CALL_BACK, "/call-backs/" + waiting), new Seen(CALL_BACK, "/call-backs/" + closed),
        new Seen(CALL_BACK, "/call-backs/" + others)));
  }

  private static String left(Rounds rounds, String payload) {
    String visit = rounds.arrivedBy(payload);
    rounds.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    return visit;
  }
}
