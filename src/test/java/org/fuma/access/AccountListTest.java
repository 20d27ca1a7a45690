package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** The list of accounts: narrowed, page by page, with masked names. */
class AccountListTest {

  private final City city = City.get();
  private final People people = new People();

  @Test
  void itIsNarrowedByRoleStateAndTheBeginningOfTheName() {
    String username = people.account(people.office(Role.SUPERVISOR)).username();
    assertThat(names("?name=" + username)).contains(username);
    assertThat(names("?role=SUPERVISOR&state=ACTIVE&name=" + username.toUpperCase(Locale.ROOT))).contains(username);
    assertThat(names("?role=AUDITOR&name=" + username)).isEmpty();
    assertThat(names("?state=LOCKED&name=" + username)).isEmpty();
    assertThat(names("?name=" + username.substring(1))).isEmpty();
    assertThat(names("?name=%25")).as("a percent sign is a character").isEmpty();
    assertThat(names("?name=" + username.replace("-", "_"))).as("so is an underscore").isEmpty();
    city.administrator().get("/api/v1/accounts?role=KING").expect(422);
  }

  @Test
  void pageByPageEveryAccountIsSeenOnce() {
    String prefix = City.fresh("paged-") + "-";
    List<String> made = IntStream.range(0, Accounts.PAGE + 1).mapToObj(i -> prefix + i).toList();
    made.forEach(name -> city.bean(Accounts.class).create(city.system(),
        new Accounts.NewAccount(name, "示例人", Set.of(Role.AUDITOR), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty()));
    Reply first = city.administrator().get("/api/v1/accounts?name=" + prefix).expect(200);
    List<String> seen = new ArrayList<>(names(first));
    String token = first.json().get("nextPageToken").getStringValue();
    seen.addAll(names("?name=" + prefix + "&pageToken=" + token));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    assertThat(city.administrator().page("/accounts?name=" + prefix).expect(200).body()).contains("/accounts?name=" + prefix + "&amp;below=" + token);
  }

  @Test
  void namesAreMaskedInTheListAndWholeOnTheAccountsPage() {
    Account account = people.account(people.office(Role.AUDITOR));
    String list = city.administrator().page("/accounts?name=" + account.username()).expect(200).body();
    assertThat(list).contains("示***", account.username()).doesNotContain(account.displayName());
    assertThat(city.administrator().get("/api/v1/accounts?name=" + account.username()).body()).contains("示***").doesNotContain(account.displayName());
    assertThat(city.administrator().page("/accounts/" + Ids.show(account.id())).expect(200).body()).contains(account.displayName());
  }

  @Test
  void theExportFollowsTheFilter() {
    String one = people.account(people.office(Role.AUDITOR)).username();
    String other = people.account(people.office(Role.SUPERVISOR)).username();
    assertThat(city.administrator().page("/accounts?name=" + one).expect(200).body()).contains("/exports/accounts?name=" + one);
    String file = city.administrator().post("/api/v1/exports/accounts", Map.of("purpose", "供测试使用的用途", "format", "CSV", "filter", Map.of("name", one)))
        .expect(200).body();
    assertThat(file).contains(one).doesNotContain(other);
  }

  private List<String> names(String query) {
    return names(city.administrator().get("/api/v1/accounts" + query).expect(200));
  }

  private static List<String> names(Reply reply) {
    List<String> names = new ArrayList<>();
    reply.json().get("items").values().forEach(item -> names.add(item.get("username").getStringValue()));
    return names;
  }
}
