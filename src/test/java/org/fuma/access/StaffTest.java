package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fuma.access.People.REASON;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** A firm's owner looks after the accounts of its staff, a lead after those of its officials, and neither after anybody else's. */
class StaffTest {

  private static final String UNKNOWN = "0000000000001";

  private final City city = City.get();
  private final People people = new People();

  @Test
  void anOwnerOpensLocksUnlocksRelinksAndClosesTheAccountsOfStaff() {
    Caller owner = city.signedInFor(city.firm());
    Map<String, String> form = Map.of("username", City.fresh("clerk-"), "displayName", "示例店员", "_key", City.fresh("key-"));
    assertThat(owner.submit("/my-staff", form).expect(200).body()).contains("/enter/");
    String id = id(form.get("username"));
    assertThat(owner.page("/my-staff").expect(200).body()).contains(form.get("username"), "示***", "员工").doesNotContain("示例店员");
    owner.page("/accounts/" + id + "/moves/lock").expect(200);
    for (String move : List.of("lock", "unlock")) {
      owner.submit("/accounts/" + id + "/moves/" + move, Map.of("reason", REASON)).expect(303);
    }
    assertThat(owner.submit("/accounts/" + id + "/link", Map.of("lostPhone", "true", "reason", REASON)).expect(200).body()).contains("/enter/");
    owner.submit("/accounts/" + id + "/moves/close", Map.of("reason", REASON)).expect(303);
    assertThat(owner.page("/accounts/" + id).expect(200).body()).contains("已注销", "建立账户", "生成一次性链接");
  }

  @Test
  void staffSeeTheFirmAndManageNobody() {
    String firm = city.firm();
    Caller clerk = clerk(firm);
    clerk.page("/my-code").expect(200);
    assertThat(clerk.page("/").expect(200).body()).doesNotContain("/my-staff");
    clerk.page("/my-staff").expect(403);
    clerk.page("/my-staff/new").expect(403);
    clerk.submit("/my-staff", Map.of("username", City.fresh("nobody-"), "displayName", "示例人")).expect(403);
    clerk.post("/api/v1/accounts", wish(firm)).expect(403);
    String colleague = Ids.show(people.firm(firm));
    clerk.page("/accounts/" + colleague).expect(404);
    clerk.post("/api/v1/accounts/" + colleague + "/moves/lock", Map.of("reason", REASON)).expect(404);
  }

  @Test
  void whatIsOutOfReachAnswersAsWhatIsNot() {
    Caller owner = city.signedInFor(city.firm());
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD);
    List<Long> foreign = List.of(people.firm(city.firm()), people.official(city.authority()), people.office(Role.AUDITOR));
    for (Caller caller : List.of(owner, lead)) {
      for (long account : foreign) {
        String id = Ids.show(account);
        same(caller.get("/api/v1/accounts/" + id), caller.get("/api/v1/accounts/" + UNKNOWN));
        for (String act : List.of("/moves/lock", "/moves/close", "/links")) {
          same(caller.post("/api/v1/accounts/" + id + act, Map.of("reason", REASON)), caller.post("/api/v1/accounts/" + UNKNOWN + act, Map.of("reason", REASON)));
        }
        caller.page("/accounts/" + id).expect(404);
        caller.page("/accounts/" + id + "/moves/lock").expect(404);
        caller.page("/accounts/" + id + "/link").expect(404);
      }
    }
    String firm = city.firm();
    same(owner.post("/api/v1/accounts", wish(firm)), owner.post("/api/v1/accounts", wish(UNKNOWN)));
  }

  @Test
  void anOwnerMakesNothingButStaffAndALeadNothingButOfficials() {
    String firm = city.firm();
    Caller owner = city.signedInFor(firm);
    assertThat(owner.post("/api/v1/accounts", wish(firm)).expect(201).body()).contains("/enter/");
    String authority = city.authority();
    String person = city.official(authority);
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    for (String role : List.of("ADMINISTRATOR", "SUPERVISOR", "AUDITOR", "AUTHORITY_LEAD")) {
      Map<String, Object> asked = wish(firm);
      asked.put("roles", List.of(role));
      asked.put("authority", authority);
      owner.post("/api/v1/accounts", asked).expect(403);
      lead.post("/api/v1/accounts", asked).expect(403);
    }
    Map<String, Object> both = wish(firm);
    both.putAll(Map.of("roles", List.of("OFFICIAL", "AUTHORITY_LEAD"), "authority", authority, "official", person));
    lead.post("/api/v1/accounts", both).expect(403);
    owner.post("/api/v1/accounts", both).expect(403);
    owner.post("/api/v1/accounts/" + Ids.show(people.firm(firm)) + "/roles", Map.of("roles", List.of("AUDITOR"), "reason", REASON)).expect(403);
  }

  @Test
  void aLeadOpensAndLocksTheAccountsOfItsOfficials() {
    String authority = city.authority();
    String person = city.official(authority);
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    String path = "/authorities/" + authority + "/officials/" + person + "/account";
    assertThat(lead.page("/authorities/" + authority).expect(200).body()).contains(path).doesNotContain("/lead-account");
    lead.page(path).expect(200);
    assertThat(lead.submit(path, Map.of("username", City.fresh("officer-"))).expect(200).body()).contains("/enter/");
    String account = lead.page(path).expect(303).header("location");
    assertThat(lead.page(account).expect(200).body()).contains("/moves/lock", "/link").doesNotContain("/roles");
    lead.submit(account + "/moves/lock", Map.of("reason", REASON)).expect(303);
    assertThat(lead.page(account).expect(200).body()).contains("已锁定");
    String elsewhere = city.authority();
    lead.page("/authorities/" + elsewhere + "/officials/" + city.official(elsewhere) + "/account").expect(404);
    lead.submit("/authorities/" + elsewhere + "/officials/" + city.official(elsewhere) + "/account", Map.of("username", City.fresh("officer-"))).expect(404);
    long colleague = city.bean(Accounts.class).named(city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority)).username()).orElseThrow();
    lead.page("/accounts/" + Ids.show(colleague)).expect(404);
  }

  @Test
  void ownershipIsHandedOnAndOneOwnerStays() {
    String firm = city.firm();
    Caller owner = city.signedInFor(firm);
    Caller clerk = clerk(firm);
    String path = "/firms/" + firm + "/";
    String self = "/accounts/" + People.id(owner) + path;
    owner.page(self + "staff").expect(200);
    assertThat(owner.submit(self + "staff", Map.of("reason", REASON)).expect(409).body()).contains("须保留一名");
    owner.submit("/accounts/" + People.id(clerk) + path + "owner", Map.of("reason", REASON)).expect(303);
    assertThat(owner.submit("/accounts/" + People.id(clerk) + "/moves/lock", Map.of("reason", REASON)).expect(403).body()).contains("不归您管理");
    owner.submit(self + "staff", Map.of("reason", REASON)).expect(303);
    clerk.page("/my-staff").expect(200);
    owner.page("/my-staff").expect(403);
    owner.submit("/accounts/" + People.id(clerk) + path + "staff", Map.of("reason", REASON)).expect(404);
  }

  @Test
  void ofOwnersWhoAllStepBackAtOnceOneStays() {
    for (int round = 0; round < 5; round++) {
      String firm = city.firm();
      List<Long> owners = IntStream.range(0, 8).mapToObj(i -> people.firm(firm)).toList();
      long enterprise = Ids.read(firm).orElseThrow();
      List<Object> outcomes = Race.run(8, i -> () -> {
        city.bean(AccountTies.class).name(people.actor(owners.get(i)), owners.get(i), enterprise, false, REASON);
        return "staff";
      });
      assertThat(people.count("SELECT COUNT(*) FROM account_enterprise WHERE enterprise_id = ? AND owner = TRUE AND ended_at IS NULL", enterprise))
          .as(outcomes.toString()).isEqualTo(1);
      assertThat(outcomes.stream().filter("staff"::equals)).hasSize(7);
      assertThat(outcomes.stream().filter(Failure.Conflict.class::isInstance)).hasSize(1);
    }
  }

  @Test
  void aPersonSpeaksForAFurtherFirmAndNoLongerForIt() {
    String first = city.firm();
    String second = city.firm();
    Caller person = city.signedInFor(first);
    Caller elsewhere = city.signedInFor(second);
    city.administrator().page("/enterprises/" + second + "/accounts").expect(200);
    String ties = "/enterprises/" + second + "/accounts/ties";
    assertThat(city.administrator().submit(ties, Map.of("account", "nobody-has-this", "reason", REASON)).expect(422).body()).contains("没有找到");
    city.administrator().submit(ties, Map.of("account", person.username(), "reason", REASON)).expect(303);
    assertThat(city.administrator().submit(ties, Map.of("account", person.username(), "reason", REASON)).expect(409).body()).contains("已代表该企业");
    assertThat(city.administrator().submit(ties, Map.of("account", city.signedIn(Role.AUDITOR).username(), "reason", REASON)).expect(409).body())
        .contains("只有正常或锁定的企业账户");
    person.get("/api/v1/enterprises/" + second).expect(200);
    String id = People.id(person);
    assertThat(elsewhere.page("/accounts/" + id).expect(200).body()).contains(second).doesNotContain(first);
    elsewhere.post("/api/v1/accounts/" + id + "/moves/lock", Map.of("reason", REASON)).expect(403);
    city.administrator().submit("/accounts/" + id + "/firms/" + second + "/end", Map.of("reason", REASON)).expect(303);
    person.get("/api/v1/enterprises/" + second).expect(404);
    elsewhere.page("/accounts/" + id).expect(404);
    assertThat(city.administrator().page("/accounts/" + id).expect(200).body()).contains("已不再代表企业", "已代表企业");
    city.administrator().submit(ties, Map.of("account", person.username(), "owner", "true", "reason", REASON)).expect(303);
    assertThat(people.account(person.actor().account()).tie(Ids.read(second).orElseThrow())).map(Account.Tie::owner).contains(true);
  }

  @Test
  void theLastOwnersTieEndsOnlyWhenNobodyIsLeftBehind() {
    String firm = city.firm();
    Caller owner = city.signedInFor(firm);
    Caller clerk = clerk(firm);
    String end = "/firms/" + firm + "/end";
    assertThat(city.administrator().post("/api/v1/accounts/" + People.id(owner) + end, Map.of("reason", REASON)).expect(409).body()).contains("须保留一名");
    owner.post("/api/v1/accounts/" + People.id(clerk) + end, Map.of("reason", REASON)).expect(403);
    city.administrator().post("/api/v1/accounts/" + People.id(clerk) + end, Map.of("reason", REASON)).expect(204);
    city.administrator().post("/api/v1/accounts/" + People.id(owner) + end, Map.of("reason", REASON)).expect(204);
    assertThat(city.bean(FirstAccounts.class).held(List.of(Ids.read(firm).orElseThrow()))).isEmpty();
  }

  /** Somebody of the firm who manages nobody; the firm has an owner besides. */
  private Caller clerk(String firm) {
    Caller clerk = city.signedInFor(firm);
    if (people.count("SELECT COUNT(*) FROM account_enterprise WHERE enterprise_id = ?", Ids.read(firm).orElseThrow()) == 1) {
      people.firm(firm);
    }
    city.bean(AccountTies.class).name(city.system(), clerk.actor().account(), Ids.read(firm).orElseThrow(), false, REASON);
    return clerk;
  }

  private String id(String username) {
    return Ids.show(city.bean(Accounts.class).named(username).orElseThrow());
  }

  private static Map<String, Object> wish(String firm) {
    return new HashMap<>(Map.of("username", City.fresh("clerk-"), "displayName", "示例店员", "roles", List.of("ENTERPRISE"), "enterprise", firm));
  }

  private static void same(Reply one, Reply other) {
    assertThat(one.status()).isEqualTo(404).isEqualTo(other.status());
    assertThat(withoutNames(one)).isEqualTo(withoutNames(other));
  }

  private static String withoutNames(Reply reply) {
    return reply.body().replaceAll("[0-9A-HJKMNP-TV-Z]{13}", "*");
  }
}
