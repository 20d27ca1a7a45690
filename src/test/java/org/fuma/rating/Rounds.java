package org.fuma.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.visit.VisitLog;

/** An authority that makes its rounds: it visits firms, which rate it. */
public final class Rounds {

  private final City city = City.get();
  private final ServiceClock clock = city.bean(ServiceClock.class);
  private final String authority = city.authority();
  private final String colleague = city.official(authority);
  private final String item = city.item(authority);
  private final Caller official = city.signedIn(Role.OFFICIAL, authority, city.official(authority));

  /** A firm that was visited. */
  public record Call(String visit, String firm, Caller staff) {

    long id() {
      return Ids.read(visit).orElseThrow();
    }
  }

  /** The authority's id as shown. */
  public String authority() {
    return authority;
  }

  long authorityId() {
    return Ids.read(authority).orElseThrow();
  }

  /** Who visits. */
  public Caller official() {
    return official;
  }

  /** A visit to a new firm, which the officials have left. */
  public Call left() {
    Call call = arrived(city.firm());
    official.post("/api/v1/visits/" + call.visit() + "/departure", Map.of()).expect(200);
    return call;
  }

  /** A visit to a new firm, left at that moment. */
  Call left(Instant moment) {
    Call call = arrived(city.firm());
    clock.at(moment, () -> {
      city.bean(VisitLog.class).depart(official.actor(), call.id(), Optional.empty());
      return 0;
    });
    return call;
  }

  /** A visit to that firm, which has no code yet, where the officials still are. */
  public Call arrived(String firm) {
    return new Call(arrivedBy(city.code(firm)), firm, city.signedInFor(firm));
  }

  /** A visit to the firm of that code, where the officials still are; answers its id. */
  public String arrivedBy(String payload) {
    return official.post("/api/v1/visits",
        Map.of("code", payload, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例举报〔2026〕3号", "items", List.of(item),
            "colleagues", List.of(colleague), "reason", "收到投诉举报后的个案检查")).created();
  }

  /** A rating of that grade with good answers to all questions, as JSON has it. */
  public static Map<String, Object> said(int grade) {
    Map<String, Object> said = new HashMap<>();
    said.put("grade", grade);
    for (RatingQuestion question : RatingQuestion.values()) {
      said.put(GivenRating.field(question), question.good(true));
    }
    return said;
  }

  /** The same as a form has it. */
  public static Map<String, String> form(int grade) {
    Map<String, String> form = new HashMap<>();
    said(grade).forEach((name, value) -> form.put(name, value instanceof Boolean yes ? yes ? "yes" : "no" : value.toString()));
    return form;
  }

  /** A bad rating of a new firm; answers its call-back's id. */
  public String called() {
    return called(left());
  }

  /** A bad rating of that visit; answers its call-back's id. */
  public String called(Call call) {
    Map<String, Object> said = said(2);
    said.put("text", "一段只有监督员能看到的话");
    call.staff().post("/api/v1/visits/" + call.visit() + "/rating", said).expect(201);
    return callBack(call);
  }

  /** Rates a visit of theirs badly, as of tomorrow, with these words, wherever it stands; answers the rating's id. */
  public static String ratedTomorrow(Caller staff, String visit, String words) {
    City city = City.get();
    ServiceClock clock = city.bean(ServiceClock.class);
    Map<RatingQuestion, String> answers = new EnumMap<>(RatingQuestion.class);
    for (RatingQuestion question : RatingQuestion.values()) {
      answers.put(question, question.good(true) ? "yes" : "no");
    }
    return clock.at(clock.instant().plus(Duration.ofDays(1)), () -> {
      city.bean(Ratings.class).give(staff.actor(), Ids.read(visit).orElseThrow(), new GivenRating("1", answers, words), Optional.empty());
      return rating(visit);
    });
  }

  /** The call-back of that visit's rating. */
  public static String callBack(String visit) {
    return Ids.show(City.get().bean(Sql.class).first(row -> row.getLong(1),
        "SELECT c.id FROM call_back c JOIN rating r ON r.id = c.rating_id WHERE r.visit_id = ?", Ids.read(visit).orElseThrow()).orElseThrow());
  }

  /** The call-back of that visit's rating. */
  static String callBack(Call call) {
    return callBack(call.visit());
  }

  static String rating(Call call) {
    return rating(call.visit());
  }

  /** The rating of that visit. */
  public static String rating(String visit) {
    return Ids.show(City.get().bean(Sql.class).first(row -> row.getLong(1), "SELECT id FROM rating WHERE visit_id = ?", Ids.read(visit).orElseThrow())
        .orElseThrow());
  }

  /** Counts what that authority's ratings of the running quarter come to, as if it were closed. */
  public static void counted(City city, String authority) {
    LocalDate today = Time.day(city.bean(ServiceClock.class).instant());
    city.bean(TotalSweep.class).count(new AuthorityQuarter(Ids.read(authority).orElseThrow(), Quarter.of(today)), today);
  }

  /** From now on that account once belonged to the authority. */
  void formerly(Caller person) {
    long account = person.actor().account();
    Sealed sealed = new Sealed(Ids.next(), city.bean(Ledger.class).salt(), clock.instant());
    city.bean(Sql.class).run(
        "INSERT INTO account_step (id, salt, account_id, state, roles, authority_id, reason, actor_id, at) VALUES (?, ?, ?, 'ACTIVE', 'OFFICIAL', ?, '', 0, ?)",
        sealed.id(), sealed.salt(), account, authorityId(), sealed.at());
  }
}
