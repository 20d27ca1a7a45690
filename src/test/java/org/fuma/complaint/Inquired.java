package org.fuma.complaint;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;

/** An authority that visited six firms three days ago, the first of which complains of it to a supervisor. */
public final class Inquired {

  /** Names nobody and no day. */
  public static final String TEXT = "请说明这一期间入企检查的依据、参加人员和出示证件的情况。";

  /** Firms that the authority visited. */
  public static final int FIRMS = 6;

  private static Inquired shared;

  private final City city = City.get();
  private final String authority = city.authority();
  private final String self = city.official(authority);
  private final String colleague = city.official(authority);
  private final String item = city.item(authority);
  private final Caller official = city.signedIn(Role.OFFICIAL, authority, self);
  private final Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, colleague);
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);
  private final List<String> firms;
  private final Map<String, String> visits = new HashMap<>();
  private final Caller firm;

  /** Makes all of it anew. */
  public Inquired() {
    firms = crowd(official, authority, colleague, List.of(item), FIRMS, visits);
    firm = city.signedInFor(firms.getFirst());
  }

  /** One for those who change nothing of it but add complaints. */
  public static synchronized Inquired get() {
    if (shared == null) {
      shared = new Inquired();
    }
    return shared;
  }

  /** Has the authority visit so many new firms, three days ago; answers their ids, and their visits by firm. */
  public static List<String> crowd(Caller official, String authority, String colleague, List<String> items, int count, Map<String, String> visits) {
    City city = City.get();
    List<String> firms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String firm = city.firm();
      firms.add(firm);
      visits.put(firm, official.post("/api/v1/visits", Map.of("code", city.code(firm), "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例 7 号",
          "items", items, "colleagues", List.of(colleague), "reason", "收到投诉举报后的个案检查")).created());
    }
    threeDaysAgo(authority);
    return firms;
  }

  /** Puts the authority's visits of today three days back. */
  public static void threeDaysAgo(String authority) {
    try (Connection owner = City.get().database().asOwner(); Statement statement = owner.createStatement()) {
      statement.executeUpdate("UPDATE visit SET arrived_at = arrived_at - INTERVAL 3 DAY WHERE arrived_at > UTC_TIMESTAMP() - INTERVAL 1 DAY AND authority_id = "
          + Ids.read(authority).orElseThrow());
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  public String authority() {
    return authority;
  }

  public String item() {
    return item;
  }

  public Caller official() {
    return official;
  }

  public String colleague() {
    return colleague;
  }

  public Caller lead() {
    return lead;
  }

  public Caller supervisor() {
    return supervisor;
  }

  public Caller firm() {
    return firm;
  }

  public List<String> firms() {
    return firms;
  }

  /** A new complaint about the visit to the first firm, taken up by the supervisor. */
  public String complaint() {
    return complaint(firm, visits.get(firms.getFirst()), supervisor);
  }

  /** A new complaint of that firm about that visit, taken up by that supervisor. */
  public static String complaint(Caller firm, String visit, Caller supervisor) {
    return complaint(firm, "visit", visit, supervisor);
  }

  /** A new complaint of that firm about that visit, or that authority, taken up by that supervisor. */
  public static String complaint(Caller firm, String about, String named, Caller supervisor) {
    String id = firm.post("/api/v1/complaints", Map.of("category", "CONDUCT", about, named, "subject", "检查时态度粗暴", "text", "检查人员态度粗暴，没有出示证件。",
        "demand", "请核实。")).created();
    City.get().bean(Course.class).move(Mover.of(supervisor.actor()), Ids.read(id).orElseThrow(), "acceptance", Moving.bare(), Optional.empty());
    return id;
  }

  /** A question about everything of the last days. */
  public static Map<String, String> asked(String text) {
    LocalDate today = Time.day(City.get().bean(ServiceClock.class).instant());
    return Map.of("scope", "PERIOD", "from", today.minusDays(10).toString(), "until", today.minusDays(1).toString(), "text", text);
  }

  /** A question that the authority was asked in a new complaint. */
  public String question() {
    return question(complaint(), supervisor);
  }

  /** A question that was asked in that complaint. */
  public static String question(String complaint, Caller supervisor) {
    return supervisor.post("/api/v1/complaints/" + complaint + "/questions", asked(TEXT)).created();
  }

  /** A question as it would stand had it been asked, of an authority that visited nobody. */
  public static String put(String complaint, String authority, String text, Caller supervisor) {
    City city = City.get();
    Ledger ledger = city.bean(Ledger.class);
    QuestionRepository repository = city.bean(QuestionRepository.class);
    long id = Ids.random();
    long account = supervisor.actor().account();
    LocalDate today = city.bean(Clocks.class).today();
    LocalDate due = today.plusDays(14);
    city.bean(Transactions.class).run(() -> {
      repository.insert(id, Ids.read(complaint).orElseThrow(), Ids.read(authority).orElseThrow(), new Covered(QuestionScope.PERIOD,
          Optional.of(today.minusDays(10)), Optional.of(today.minusDays(1)), Optional.empty(), Optional.empty()), today, due, false);
      Salted said = new Salted(ledger.salt(), text);
      repository.step(ledger.append("question.asking", "question", id, account, Map.of("question", Ids.show(id))), id, Questions.ASKING, due, false,
          Optional.of(said), Optional.of(ledger.hash(said.salt(), text)), account);
    });
    return Ids.show(id);
  }

  /** A measure of that kind in a new complaint. */
  public String measure(MeasureKind kind) {
    return measure(complaint(), supervisor, kind);
  }

  /** A measure of that kind in that complaint, put down as a decision does. */
  public static String measure(String complaint, Caller supervisor, MeasureKind kind) {
    City city = City.get();
    long id = Ids.read(complaint).orElseThrow();
    Complaint standing = city.bean(Complaints.class).see(supervisor.actor(), id);
    LocalDate due = city.bean(Clocks.class).today().plusDays(20);
    city.bean(Transactions.class).run(() -> city.bean(Measures.class).decided(standing, supervisor.actor().account(),
        List.of(new NewMeasure(kind, "入企检查前一律先扫码并出示证件。", due))));
    return Ids.show(city.bean(Sql.class).first(row -> row.getLong(1),
        "SELECT id FROM complaint_measure WHERE complaint_id = ? AND kind = ?", id, kind).orElseThrow());
  }
}
