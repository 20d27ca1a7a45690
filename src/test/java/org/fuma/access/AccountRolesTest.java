package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fuma.access.People.REASON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** Roles change; what may not meet does not, and what watches over others needs consent. */
class AccountRolesTest {

  private final City city = City.get();
  private final People people = new People();

  @Test
  void anOfficialBecomesALeadAndHasToSignInAnew() {
    String authority = city.authority();
    String person = city.official(authority);
    Caller official = city.signedIn(Role.OFFICIAL, authority, person);
    official.get("/api/v1/visits").expect(200);
    String path = "/accounts/" + People.id(official) + "/roles";
    assertThat(city.administrator().page(path).expect(200).body()).contains("value=\"" + authority + "\"");
    city.administrator().submit(path, Map.of("roles", "AUTHORITY_LEAD", "authority", authority, "official", person, "reason", REASON)).expect(303);
    official.get("/api/v1/visits").expect(401);
    assertThat(people.account(official.actor().account()).roles()).containsExactly(Role.AUTHORITY_LEAD);
    assertThat(people.events("account.roles", official.actor().account())).isEqualTo(1);
  }

  @Test
  void aSupervisorsRoleWaitsForConsentAndMeanwhileNothingChanges() {
    long account = people.official(city.authority());
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    String location = asker.submit("/accounts/" + Ids.show(account) + "/roles", Map.of("roles", "SUPERVISOR", "reason", REASON)).expect(303).header("location");
    assertThat(location).startsWith("/consents/");
    assertThat(people.account(account).roles()).containsExactly(Role.OFFICIAL);
    assertThat(asker.post("/api/v1/accounts/" + Ids.show(account) + "/links", Map.of()).expect(409).body()).contains("已有一项申请");
    city.administrator().submit(location.replace("?done=asked", "/giving"), Map.of("reason", REASON)).expect(200);
    assertThat(people.account(account).roles()).containsExactly(Role.SUPERVISOR);
    assertThat(people.account(account).authority()).isEmpty();
  }

  @Test
  void aRoleThatIsLostNeedsNoConsent() {
    long account = people.office(Role.SUPERVISOR);
    String authority = city.authority();
    change(account, Map.of("roles", List.of("OFFICIAL"), "authority", authority, "official", city.official(authority), "reason", REASON), 200);
    assertThat(people.account(account).roles()).containsExactly(Role.OFFICIAL);
  }

  @Test
  void whatMayNotMeetIsRefusedAndWhatBelongsToAnAuthorityNeedsOne() {
    long account = people.office(Role.AUDITOR);
    String authority = city.authority();
    for (List<String> apart : List.of(List.of("ADMINISTRATOR", "AUDITOR"), List.of("SUPERVISOR", "AUDITOR"), List.of("AUDITOR", "OFFICIAL"),
        List.of("SUPERVISOR", "AUTHORITY_LEAD"))) {
      assertThat(change(account, Map.of("roles", apart, "authority", authority, "official", city.official(authority), "reason", REASON), 422))
          .contains("\"field\":\"roles\"");
    }
    assertThat(change(account, Map.of("roles", List.of("OFFICIAL"), "reason", REASON), 422)).contains("\"field\":\"authority\"", "\"field\":\"official\"");
    assertThat(change(account, Map.of("roles", List.of(), "reason", REASON), 422)).contains("\"field\":\"roles\"");
    assertThat(change(account, Map.of("roles", List.of("ENTERPRISE"), "reason", REASON), 422)).contains("\"field\":\"roles\"");
    assertThat(change(account, Map.of("roles", List.of("AUDITOR"), "reason", REASON), 422)).contains("没有变更");
    assertThat(change(account, Map.of("roles", List.of("KING"), "reason", REASON), 422)).contains("\"field\":\"roles\"");
    assertThat(change(people.firm(city.firm()), Map.of("roles", List.of("AUTHORITY_LEAD"), "authority", authority, "reason", REASON), 422)).contains("不能互换");
    assertThat(people.account(account).roles()).containsExactly(Role.AUDITOR);
  }

  @Test
  void nobodyChangesTheirOwnRoles() {
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    administrator.post("/api/v1/accounts/" + People.id(administrator) + "/roles", Map.of("roles", List.of("AUDITOR"), "reason", REASON)).expect(409);
  }

  @Test
  void aRetryAsksOnce() {
    long account = people.official(city.authority());
    String key = City.fresh("roles-");
    Map<String, Object> asked = Map.of("roles", List.of("AUDITOR"), "reason", REASON);
    String path = "/api/v1/accounts/" + Ids.show(account) + "/roles";
    String first = city.administrator().post(path, asked, "Idempotency-Key", key).expect(200).body();
    assertThat(city.administrator().post(path, asked, "Idempotency-Key", key).expect(200).body()).isEqualTo(first);
    assertThat(people.count("SELECT COUNT(*) FROM consent WHERE account_id = ?", account)).isEqualTo(1);
  }

  @Test
  void theSystemNeedsNobodysConsent() {
    long account = people.official(city.authority());
    Optional<Long> consent = city.bean(AccountRoles.class).change(city.system(), account,
        new AccountRoles.Wanted(Set.of(Role.SUPERVISOR), Optional.empty(), Optional.empty()), REASON, Optional.empty());
    assertThat(consent).isEmpty();
    assertThat(people.account(account).roles()).containsExactly(Role.SUPERVISOR);
  }

  private String change(long account, Map<String, Object> asked, int expected) {
    return city.administrator().post("/api/v1/accounts/" + Ids.show(account) + "/roles", asked).expect(expected).body();
  }
}
