package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** Whom something concerns is found by what they may do, as long as their account is active. */
class HoldersTest {

  private final City city = City.get();
  private final Holders holders = city.bean(Holders.class);

  @Test
  void thoseWhoMayAreFoundAndNobodyElse() {
    long supervisor = city.signedIn(Role.SUPERVISOR).actor().account();
    long auditor = city.signedIn(Role.AUDITOR).actor().account();
    assertThat(holders.of(Permission.COMPLAINT_DECIDE)).contains(supervisor).doesNotContain(auditor).isSorted();
    assertThat(holders.of(Permission.RATING_TOTALS)).contains(supervisor, auditor);
  }

  @Test
  void anAuthoritysLeadsAreItsOwn() {
    String authority = city.authority();
    long lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority)).actor().account();
    city.signedIn(Role.OFFICIAL, authority, city.official(authority));
    city.signedIn(Role.AUTHORITY_LEAD);
    assertThat(holders.of(Permission.QUESTION_ANSWER, Ids.read(authority).orElseThrow())).containsExactly(lead);
  }

  @Test
  void anAccountOfSeveralRolesIsFoundByEach() {
    String authority = city.authority();
    String made = city.bean(Accounts.class).create(city.system(),
        new Accounts.NewAccount(City.fresh("both-"), "示例", Set.of(Role.OFFICIAL, Role.AUTHORITY_LEAD), Optional.empty(), Ids.read(authority),
            Ids.read(city.official(authority))),
        Optional.empty()).id();
    city.bean(EntryLinks.class).givePassword(Ids.read(made).orElseThrow(), City.PASSWORD);
    assertThat(holders.of(Permission.QUESTION_ANSWER, Ids.read(authority).orElseThrow())).containsExactly(Ids.read(made).orElseThrow());
  }

  @Test
  void aFirmsPeopleAreFoundUntilTheirAccountIsLocked() {
    String firm = city.firm();
    Caller person = city.signedInFor(firm);
    long account = person.actor().account();
    assertThat(holders.ofFirm(Ids.read(firm).orElseThrow())).containsExactly(account);
    city.administrator().post("/api/v1/accounts/" + Ids.show(account) + "/moves/lock", Map.of("reason", "示例理由说明")).expect(204);
    assertThat(holders.ofFirm(Ids.read(firm).orElseThrow())).isEmpty();
  }
}
