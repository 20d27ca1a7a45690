package org.fuma.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Vault;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** A firm rates a visit, once; only supervisors read what it said. */
class RatingTest {

  private static final String WORDS = "一段只有监督员能看到的话";

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final ServiceClock clock = city.bean(ServiceClock.class);
  private final Rounds rounds = new Rounds();

  private static String path(Rounds.Call call) {
    return "/api/v1/visits/" + call.visit() + "/rating";
  }

  private static Map<String, Object> worded(int grade) {
    Map<String, Object> said = Rounds.said(grade);
    said.put("text", WORDS);
    return said;
  }

  @Test
  void theFirmSeesThatItHasRatedAndNothingElse() {
    Rounds.Call call = rounds.left();
    assertThat(call.staff().page("/").expect(200).body()).contains("/visits/" + call.visit() + "/rating");
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).contains("去评价");
    assertThat(call.staff().get(path(call)).expect(200).json().get("standing").getStringValue()).isEqualTo("OPEN");
    Reply given = call.staff().post(path(call), worded(4)).expect(201);
    assertThat(given.body()).contains("RATED").doesNotContain(WORDS, "grade");
    String page = call.staff().page("/visits/" + call.visit() + "/rating").expect(200).body();
    assertThat(page).contains("已评价").doesNotContain(WORDS, "name=\"grade\"");
    assertThat(call.staff().page("/visits/" + call.visit()).expect(200).body()).contains("已评价").doesNotContain(WORDS);
    assertThat(call.staff().page("/").expect(200).body()).doesNotContain("/visits/" + call.visit() + "/rating");
  }

  @Test
  void aVisitThatIsNotOverTakesNoPlaceAmongThoseThatCanBeRated() {
    Instant now = clock.instant();
    String firm = city.firm();
    String payload = city.code(firm);
    String left = rounds.arrivedBy(payload);
    rounds.official().post("/api/v1/visits/" + left + "/departure", Map.of()).expect(200);
    String there = new Rounds().arrivedBy(payload);
    Caller staff = city.signedInFor(firm);
    Ratings ratings = city.bean(Ratings.class);
    assertThat(clock.at(now, () -> ratings.toRate(staff.actor(), 1))).extracting(visit -> Ids.show(visit.visit())).containsExactly(left);
    assertThat(clock.at(now.plus(Duration.ofDays(2)), () -> ratings.toRate(staff.actor(), 5))).extracting(visit -> Ids.show(visit.visit()))
        .containsExactly(there, left);
    assertThat(clock.at(now.plus(Duration.ofDays(RatingTime.DAYS + 2L)), () -> ratings.toRate(staff.actor(), 5))).isEmpty();
  }

  @Test
  void supervisorsReadItAndNobodyElseDoes() {
    Rounds.Call call = rounds.left();
    call.staff().post(path(call), worded(4)).expect(201);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    JsonNode listed = supervisor.get("/api/v1/ratings?authority=" + rounds.authority()).expect(200).json().get("items");
    assertThat(listed.size()).isEqualTo(1);
    String id = listed.get(0).get("id").getStringValue();
    JsonNode one = supervisor.get("/api/v1/ratings/" + id).expect(200).json();
    assertThat(one.get("grade").getIntValue()).isEqualTo(4);
    assertThat(one.get("text").getStringValue()).isEqualTo(WORDS);
    assertThat(one.get("favours").getBooleanValue()).isFalse();
    assertThat(supervisor.page("/ratings/given").expect(200).body()).contains("/ratings/given/" + id);
    assertThat(supervisor.page("/ratings/given/" + id).expect(200).body()).contains(WORDS, "4 · 满意");
    for (Caller other : List.of(call.staff(), rounds.official(), city.signedIn(Role.AUTHORITY_LEAD), city.signedIn(Role.ADMINISTRATOR),
        city.signedIn(Role.AUDITOR))) {
      other.get("/api/v1/ratings/" + id).expect(403);
      other.get("/api/v1/ratings").expect(403);
      other.page("/ratings/given/" + id).expect(403);
      other.get("/api/v1/call-backs").expect(403);
    }
    rounds.formerly(supervisor);
    supervisor.get("/api/v1/ratings/" + id).expect(404);
    assertThat(supervisor.get("/api/v1/ratings?authority=" + rounds.authority()).expect(200).json().get("items").size()).isZero();
  }

  @Test
  void onlyTheFirmRatesAndOnlyWhenTheOfficialsHaveLeft() {
    Rounds.Call here = rounds.arrived(city.firm());
    assertThat(here.staff().get(path(here)).expect(200).json().get("standing").getStringValue()).isEqualTo("NOT_YET");
    here.staff().post(path(here), Rounds.said(5)).expect(409);
    here.staff().submit("/visits/" + here.visit() + "/rating", Rounds.form(5)).expect(409);
    Rounds.Call call = rounds.left();
    city.signedIn(Role.ENTERPRISE).post(path(call), Rounds.said(5)).expect(404);
    rounds.official().post(path(call), Rounds.said(5)).expect(403);
    city.signedIn(Role.SUPERVISOR).post(path(call), Rounds.said(5)).expect(403);
    assertThat(sql.list(row -> row.getLong(1), "SELECT id FROM rating WHERE visit_id IN (?, ?)", here.id(), call.id())).isEmpty();
  }

  @Test
  void everyQuestionIsAskedOfEverybody() {
    Rounds.Call call = rounds.left();
    for (String left : Rounds.said(5).keySet()) {
      Map<String, Object> said = Rounds.said(5);
      said.remove(left);
      assertThat(call.staff().post(path(call), said).expect(422).body()).contains(left);
    }
    call.staff().post(path(call), Rounds.said(0)).expect(422);
    call.staff().post(path(call), Rounds.said(6)).expect(422);
    Map<String, String> form = Rounds.form(5);
    form.remove("favours");
    form.put("text", "打好的字");
    assertThat(call.staff().submit("/visits/" + call.visit() + "/rating", form).expect(422).body())
        .contains("打好的字", "wrong-favours", "value=\"5\" required checked");
    form.put("favours", "no");
    call.staff().submit("/visits/" + call.visit() + "/rating", form).expect(303);
  }

  @Test
  void aVisitIsRatedOnce() {
    Rounds.Call call = rounds.left();
    call.staff().post(path(call), Rounds.said(5), "Idempotency-Key", "one").expect(201);
    call.staff().post(path(call), Rounds.said(5), "Idempotency-Key", "one").expect(201);
    call.staff().post(path(call), Rounds.said(5), "Idempotency-Key", "two").expect(409);
    city.signedInFor(call.firm()).post(path(call), Rounds.said(1)).expect(409);
    Rounds.Call raced = rounds.left();
    Caller other = city.signedInFor(raced.firm());
    other.get(path(raced)).expect(200);
    List<Object> answers = Race.run(4, i -> () -> (i % 2 == 0 ? raced.staff() : other).post(path(raced), Rounds.said(1 + i)).status());
    assertThat(answers).containsOnlyOnce(201).contains(409);
    assertThat(sql.list(row -> row.getLong(1), "SELECT id FROM rating WHERE visit_id IN (?, ?)", call.id(), raced.id())).hasSize(2);
  }

  @Test
  void thirtyDaysAreOverOnTheThirtyFirst() {
    Instant now = clock.instant();
    Rounds.Call call = rounds.left();
    assertThatThrownBy(() -> give(call, now.plus(Duration.ofDays(31)))).isInstanceOf(Failure.Conflict.class).hasMessage("rating.cannot-OVER");
    give(call, now.plus(Duration.ofDays(30)));
    assertThat(call.staff().get(path(call)).json().get("standing").getStringValue()).isEqualTo("RATED");
  }

  @Test
  void nobodyEscapesByNeverLeavingOnPaper() {
    Instant now = clock.instant();
    Rounds.Call call = rounds.arrived(city.firm());
    assertThatThrownBy(() -> give(call, now)).isInstanceOf(Failure.Conflict.class).hasMessage("rating.cannot-NOT_YET");
    give(call, now.plus(Duration.ofDays(1)));
    assertThat(sql.first(row -> row.getInt(1), "SELECT quarter_no FROM rating WHERE visit_id = ?", call.id())).contains(Quarter.of(Time.day(now)).code());
  }

  @Test
  void nothingOfTheVisitIsChangedByIt() {
    Rounds.Call call = rounds.left();
    List<Reply> before = looks(call);
    int version = version(call);
    call.staff().post(path(call), worded(1)).expect(201);
    List<Reply> after = looks(call);
    assertThat(version(call)).isEqualTo(version);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).bytes()).isEqualTo(before.get(i).bytes());
      assertThat(after.get(i).headers().firstValue("ETag")).isEqualTo(before.get(i).headers().firstValue("ETag"));
    }
  }

  private List<Reply> looks(Rounds.Call call) {
    return List.of(rounds.official().get("/api/v1/visits/" + call.visit()).expect(200), rounds.official().get("/api/v1/visits").expect(200),
        rounds.official().get("/api/v1/rating-totals").expect(200));
  }

  private int version(Rounds.Call call) {
    return sql.first(row -> row.getInt(1), "SELECT version FROM visit_head WHERE id = ?", call.id()).orElseThrow();
  }

  @Test
  void theLedgerCommitsToItWithoutNamingAnybody() {
    Rounds.Call call = rounds.left();
    call.staff().post(path(call), worded(5)).expect(201);
    record Row(long id, byte[] sealed, byte[] words, long actor, String request, byte[] commitment) {}
    Row row = sql.first(
        any -> new Row(any.getLong("id"), any.getBytes("sealed"), any.getBytes("words"), any.getLong("actor_id"), any.getString("request_id"),
            any.getBytes("commitment")),
        "SELECT r.id, r.sealed, t.sealed AS words, e.actor_id, e.request_id, e.commitment FROM rating r JOIN rating_content t ON t.id = r.id"
            + " JOIN ledger_entry e ON e.object_id = r.id AND e.object_kind = 'rating' WHERE r.visit_id = ?", call.id()).orElseThrow();
    assertThat(row.actor()).isZero();
    assertThat(row.request()).isEmpty();
    Vault vault = city.bean(Vault.class);
    Salted answers = Salted.open(vault, "rating:" + Ids.show(row.id()), row.sealed());
    Salted words = Salted.open(vault, "rating-words:" + Ids.show(row.id()), row.words());
    assertThat(answers.text()).isEqualTo("5YYYYN");
    assertThat(words.text()).isEqualTo(WORDS);
    Ledger ledger = city.bean(Ledger.class);
    String today = Time.day(clock.instant()).toString();
    Map<String, Object> facts = new HashMap<>(Map.of("visit", call.visit(), "enterprise", call.firm(), "authority", rounds.authority(),
        "quarter", Quarter.of(Time.day(clock.instant())).toString(), "ratedOn", today, "grade", 5, "textHash",
        java.util.HexFormat.of().formatHex(ledger.hash(words.salt(), WORDS))));
    facts.putAll(Map.of("certificates", true, "scanned", true, "items", true, "conduct", true, "favours", false));
    assertThat(ledger.commitment(answers.salt(), facts)).isEqualTo(row.commitment());
    facts.put("grade", 4);
    assertThat(ledger.commitment(answers.salt(), facts)).isNotEqualTo(row.commitment());
  }

  private void give(Rounds.Call call, Instant moment) {
    Map<RatingQuestion, String> answers = new HashMap<>();
    Rounds.form(5).forEach((name, value) -> {
      for (RatingQuestion question : RatingQuestion.values()) {
        if (GivenRating.field(question).equals(name)) {
          answers.put(question, value);
        }
      }
    });
    clock.at(moment, () -> {
      city.bean(Ratings.class).give(call.staff().actor(), call.id(), new GivenRating("5", answers, ""), Optional.empty());
      return 0;
    });
  }
}
