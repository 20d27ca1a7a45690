package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** Administrators are warned of authorities that too few supervisors could judge, whether or not anybody complained of them. */
class ShortBenchTest {

  private final City city = City.get();
  private final ShortBenchPanel panel = city.bean(ShortBenchPanel.class);

  @Test
  void anAuthorityWithFewerThanTwoIndependentSupervisorsIsNamed() {
    long first = city.signedIn(Role.SUPERVISOR).actor().account();
    long second = city.signedIn(Role.SUPERVISOR).actor().account();
    long third = city.signedIn(Role.SUPERVISOR).actor().account();
    String authority = city.authority();
    List<Long> bench = List.of(first, second, third);
    assertThat(lacking(authority, bench)).isEmpty();
    formerly(first, authority);
    assertThat(lacking(authority, bench)).isEmpty();
    formerly(second, authority);
    assertThat(lacking(authority, bench)).containsExactly(1);
    formerly(third, authority);
    assertThat(lacking(authority, bench)).containsExactly(0);
    assertThat(lacking(city.authority(), bench)).isEmpty();
    assertThat(lacking(authority, List.of())).containsExactly(0);
  }

  @Test
  void theStartPageOfAdministratorsAloneSaysSoAndNothingOfComplaints() {
    String authority = city.authority();
    String other = city.authority();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    city.signedIn(Role.SUPERVISOR);
    List<Long> all = city.bean(Holders.class).of(Permission.COMPLAINT_DECIDE);
    all.subList(1, all.size()).forEach(account -> formerly(account, authority));
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    String before = panelOf(administrator);
    assertThat(before).contains("/authorities/" + authority, "独立的监督员 1 名").doesNotContain("/authorities/" + other + "\"");
    String firm = city.firm();
    city.signedInFor(firm).post("/api/v1/complaints", Map.of("category", "CONDUCT", "authority", authority, "subject", "检查时态度粗暴", "text",
        "检查人员态度粗暴，没有出示证件。", "demand", "请核实。")).created();
    assertThat(panelOf(administrator)).isEqualTo(before);
    for (Caller elsewhere : List.of(supervisor, city.signedIn(Role.AUDITOR), city.signedInFor(firm), city.signedIn(Role.AUTHORITY_LEAD))) {
      assertThat(elsewhere.page("/").expect(200).body()).doesNotContain("id=\"short-bench\"");
    }
  }

  private static String panelOf(Caller administrator) {
    String body = administrator.page("/").expect(200).body();
    int from = body.indexOf("id=\"short-bench\"");
    return from < 0 ? "" : body.substring(from, body.indexOf("</section>", from));
  }

  private List<Integer> lacking(String authority, List<Long> supervisors) {
    long id = Ids.read(authority).orElseThrow();
    return panel.among(supervisors).stream().filter(one -> one.id() == id).map(ShortBenchPanel.Bench::independent).toList();
  }

  private void formerly(long account, String authority) {
    city.bean(Sql.class).run("INSERT INTO account_step (id, salt, account_id, act, state, roles, authority_id, reason, actor_id, at)"
        + " SELECT ?, ?, id, 'CHANGED', 'ACTIVE', roles, ?, '', 0, '2020-01-01' FROM account_head WHERE id = ?", Ids.next(), new byte[16],
        Ids.read(authority).orElseThrow(), account);
  }
}
