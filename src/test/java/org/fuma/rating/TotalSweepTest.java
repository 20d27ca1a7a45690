package org.fuma.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Vault;
import org.junit.jupiter.api.Test;

/** A closed quarter is counted once; its authority sees it from five firms on, and the same nothing otherwise. Ten years on, to be undisturbed. */
class TotalSweepTest {

  private static final Instant LEFT = at(2036, 2, 10);
  private static final Instant CLOSED = at(2036, 5, 2);

  private final City city = City.get();
  private final ServiceClock clock = city.bean(ServiceClock.class);

  private static Instant at(int year, int month, int day) {
    return LocalDate.of(year, month, day).atTime(11, 0).atZone(Time.ZONE).toInstant();
  }

  private void rate(Rounds rounds, int firms) {
    for (int i = 0; i < firms; i++) {
      Rounds.Call call = rounds.left(LEFT);
      Map<RatingQuestion, String> answers = new EnumMap<>(RatingQuestion.class);
      for (RatingQuestion question : RatingQuestion.values()) {
        answers.put(question, question == RatingQuestion.SCANNED && i == 0 || !question.good(true) ? "no" : "yes");
      }
      String grade = String.valueOf(3 + i % 3);
      clock.at(LEFT, () -> {
        city.bean(Ratings.class).give(call.staff().actor(), call.id(), new GivenRating(grade, answers, ""), Optional.empty());
        return 0;
      });
    }
  }

  private Totals.Line seen(Caller by, Rounds rounds) {
    return clock.at(CLOSED, () -> city.bean(Totals.class).of(by.actor(), rounds.authorityId())).getFirst();
  }

  @Test
  void anAuthoritySeesTheTotalOfEnoughFirmsAndNothingOfTooFew() {
    Rounds enough = new Rounds();
    Rounds few = new Rounds();
    rate(enough, 5);
    rate(few, 4);
    Rounds none = new Rounds();
    Caller auditor = city.signedIn(Role.AUDITOR);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    assertThat(seen(enough.official(), enough).total()).isEmpty();
    List<Object> counted = Race.run(3, i -> () -> clock.at(CLOSED, () -> city.bean(TotalSweep.class).sweep()));
    assertThat(counted).allMatch(Integer.class::isInstance);
    Sql sql = city.bean(Sql.class);
    for (Rounds rounds : List.of(enough, few)) {
      assertThat(sql.list(row -> row.getLong(1), "SELECT id FROM rating_total WHERE authority_id = ?", rounds.authorityId())).hasSize(1);
    }
    for (Caller other : List.of(enough.official(), auditor)) {
      Totals.Line line = seen(other, enough);
      assertThat(line.quarter()).isEqualTo(new Quarter(2036, 1));
      assertThat(line.total()).isPresent();
      assertThat(line.full()).isFalse();
      assertThat(line.grade()).contains(38);
      assertThat(line.share(RatingQuestion.SCANNED)).contains(80);
      assertThat(line.share(RatingQuestion.CERTIFICATES)).isEmpty();
    }
    TotalController.TotalView withheld = TotalController.TotalView.of(seen(few.official(), few));
    TotalController.TotalView nothing = TotalController.TotalView.of(seen(none.official(), none));
    assertThat(withheld).usingRecursiveComparison().ignoringFields("authority", "authorityName").isEqualTo(nothing);
    assertThat(TotalController.TotalView.of(seen(auditor, few))).isEqualTo(withheld);
    Totals.Line whole = seen(supervisor, few);
    assertThat(whole.full()).isTrue();
    assertThat(whole.total().orElseThrow().firms()).isEqualTo(4);
    assertThat(whole.share(RatingQuestion.CERTIFICATES)).contains(100);
    few.formerly(supervisor);
    assertThat(seen(supervisor, few).total()).isEmpty();
    laterRatingsChangeNothing(few);
    committed(enough);
  }

  private void laterRatingsChangeNothing(Rounds few) {
    rate(few, 1);
    clock.at(CLOSED, () -> city.bean(TotalSweep.class).sweep());
    assertThat(seen(few.official(), few).total()).isEmpty();
    assertThat(seen(city.signedIn(Role.SUPERVISOR), few).total().orElseThrow().firms()).isEqualTo(4);
  }

  private void committed(Rounds rounds) {
    record Row(long id, byte[] sealed, LocalDate day, long actor, byte[] commitment) {}
    Row row = city.bean(Sql.class).first(
        any -> new Row(any.getLong("id"), any.getBytes("sealed"), any.getObject("counted_on", LocalDate.class), any.getLong("actor_id"),
            any.getBytes("commitment")),
        "SELECT t.id, t.sealed, t.counted_on, e.actor_id, e.commitment FROM rating_total t JOIN ledger_entry e ON e.object_id = t.id"
            + " AND e.object_kind = 'rating-total' WHERE t.authority_id = ?", rounds.authorityId()).orElseThrow();
    Salted opened = Salted.open(city.bean(Vault.class), "rating-total:" + Ids.show(row.id()), row.sealed());
    assertThat(row.actor()).isZero();
    assertThat(city.bean(Ledger.class).commitment(opened.salt(), Map.of("authority", rounds.authority(), "quarter", "2036-Q1", "countedOn",
        row.day().toString(), "counts", opened.text(), "published", true))).isEqualTo(row.commitment());
  }

  @Test
  void everyoneSeesTheirOwnTotalsAndThoseWhoWatchSeeAll() {
    Rounds rounds = new Rounds();
    Rounds other = new Rounds();
    rounds.official().get("/api/v1/rating-totals").expect(200);
    assertThat(rounds.official().get("/api/v1/rating-totals").json().get("items").size()).isEqualTo(Totals.QUARTERS);
    rounds.official().get("/api/v1/rating-totals?authority=" + rounds.authority()).expect(200);
    rounds.official().get("/api/v1/rating-totals?authority=" + other.authority()).expect(404);
    rounds.official().page("/ratings?authority=" + other.authority()).expect(404);
    assertThat(rounds.official().page("/ratings").expect(200).body()).contains("不公布").doesNotContain("/ratings/given", "/call-backs");
    city.administrator().get("/api/v1/rating-totals").expect(403);
    city.signedIn(Role.ENTERPRISE).get("/api/v1/rating-totals").expect(403);
    Caller auditor = city.signedIn(Role.AUDITOR);
    assertThat(auditor.get("/api/v1/rating-totals").expect(200).json().get("items").get(0).get("quarter").getStringValue())
        .isEqualTo(Quarter.lastClosed(Time.day(clock.instant())).toString());
    auditor.get("/api/v1/rating-totals?quarter=" + Quarter.of(Time.day(clock.instant()))).expect(422);
    auditor.get("/api/v1/rating-totals?authority=" + other.authority()).expect(200);
    assertThat(auditor.page("/ratings").expect(200).body()).contains("/ratings?authority=" + other.authority()).doesNotContain("/call-backs");
    assertThat(city.signedIn(Role.SUPERVISOR).page("/ratings").expect(200).body()).contains("/ratings/given", "/call-backs");
  }
}
