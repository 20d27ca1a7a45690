package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fuma.access.People.REASON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Locking, unlocking and closing. */
class AccountLifeTest {

  private final City city = City.get();
  private final People people = new People();

  @Test
  void aLockedAccountIsShutAtOnceUntilItIsUnlocked() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = People.id(supervisor);
    supervisor.get("/api/v1/enterprises").expect(200);
    move(city.administrator(), id, "lock", REASON, 204);
    supervisor.get("/api/v1/enterprises").expect(401);
    city.anyone().post("/api/v1/sessions", Map.of("username", supervisor.username(), "password", City.PASSWORD)).expect(401);
    move(city.administrator(), id, "unlock", REASON, 204);
    supervisor.get("/api/v1/enterprises").expect(401);
    city.anyone().post("/api/v1/sessions", Map.of("username", supervisor.username(), "password", City.PASSWORD)).expect(201);
    long account = Ids.read(id).orElseThrow();
    assertThat(people.events("account.locked", account)).isEqualTo(1);
    assertThat(people.events("account.unlocked", account)).isEqualTo(1);
  }

  @Test
  void allSessionsEndAndTheAccountStaysOpen() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    supervisor.get("/api/v1/enterprises").expect(200);
    city.administrator().submit("/accounts/" + People.id(supervisor) + "/sessions", Map.of("reason", REASON)).expect(303);
    supervisor.get("/api/v1/enterprises").expect(401);
    assertThat(supervisor.actor().roles()).containsExactly(Role.SUPERVISOR);
    assertThat(people.events("account.signed-out", supervisor.actor().account())).isEqualTo(1);
  }

  @Test
  void aClosedAccountStaysClosedAndGivesItsCertificateBack() {
    String authority = city.authority();
    long official = people.official(authority);
    Optional<Long> certificate = people.account(official).official();
    move(city.administrator(), Ids.show(official), "close", REASON, 204);
    for (String again : List.of("lock", "unlock", "close")) {
      move(city.administrator(), Ids.show(official), again, REASON, 409);
    }
    assertThat(city.administrator().post("/api/v1/accounts/" + Ids.show(official) + "/links", Map.of()).expect(409).body()).contains("不是正常状态");
    city.administrator().post("/api/v1/accounts", Map.of("username", City.fresh("again-"), "displayName", "示例人", "roles", List.of("OFFICIAL"),
        "authority", authority, "official", Ids.show(certificate.orElseThrow()))).expect(201);
  }

  @Test
  void theReasonHasFourToTwoHundredCharactersAndIsKept() {
    String id = Ids.show(people.office(Role.AUDITOR));
    for (String reason : List.of("", "三个字", "长".repeat(201))) {
      assertThat(move(city.administrator(), id, "lock", reason, 422)).contains("\"field\":\"reason\"");
    }
    move(city.administrator(), id, "lock", "离职交接期间停用", 204);
    assertThat(city.administrator().page("/accounts/" + id).expect(200).body()).contains("离职交接期间停用", "已锁定", "示例人员");
  }

  @Test
  void whoSendsAShortReasonFindsTheFormWithWhatWasTyped() {
    String id = Ids.show(people.office(Role.AUDITOR));
    city.administrator().page("/accounts/" + id + "/moves/lock").expect(200);
    assertThat(city.administrator().submit("/accounts/" + id + "/moves/lock", Map.of("reason", "三个字")).expect(422).body())
        .contains("value=\"三个字\"", "至少 4 个字");
    assertThat(city.administrator().submit("/accounts/" + id + "/moves/lock", Map.of("reason", REASON)).expect(303).header("location"))
        .isEqualTo("/accounts/" + id + "?done=LOCKED");
    city.administrator().page("/accounts/" + id + "/moves/vanish").expect(404);
  }

  @Test
  void nobodyLocksOrClosesThemself() {
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    for (String move : List.of("lock", "close")) {
      assertThat(move(administrator, People.id(administrator), move, REASON, 409)).contains("不能对自己的账户");
    }
    assertThat(administrator.page("/accounts/" + People.id(administrator)).expect(200).body()).doesNotContain("/moves/");
  }

  @Test
  void ofManyWhoLockOneAccountAtOnceOneDoes() {
    long account = people.office(Role.SUPERVISOR);
    List<Object> outcomes = Race.run(16, i -> () -> {
      city.bean(AccountLife.class).move(city.system(), account, AccountMove.LOCK, REASON);
      return "locked";
    });
    assertThat(outcomes.stream().filter("locked"::equals)).hasSize(1);
    assertThat(outcomes.stream().filter(Failure.Conflict.class::isInstance)).hasSize(15);
    assertThat(people.count("SELECT COUNT(*) FROM account_step WHERE account_id = ? AND act = 'LOCKED'", account)).isEqualTo(1);
    assertThat(people.count("SELECT COUNT(*) FROM ledger_entry WHERE object_id = ? AND kind = 'account.locked'", account)).isEqualTo(1);
  }

  @Test
  void theAuditorReadsAccountsAndChangesNone() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    String id = Ids.show(people.office(Role.SUPERVISOR));
    assertThat(auditor.page("/accounts/" + id).expect(200).body()).doesNotContain("/moves/", "/roles", "/link\"");
    move(auditor, id, "lock", REASON, 403);
    auditor.post("/api/v1/accounts/" + id + "/links", Map.of()).expect(403);
    auditor.post("/api/v1/accounts/" + id + "/roles", Map.of("roles", List.of("AUDITOR"), "reason", REASON)).expect(403);
  }

  @Test
  void whoseAccountIsLockedWhileTheRequestRunsMayNoLongerAct() {
    Actor locked = people.actor(people.office(Role.ADMINISTRATOR));
    city.bean(AccountLife.class).move(city.system(), locked.account(), AccountMove.LOCK, REASON);
    long other = people.office(Role.SUPERVISOR);
    assertThat(Race.run(1, i -> () -> {
      city.bean(AccountLife.class).move(locked, other, AccountMove.LOCK, REASON);
      return "locked";
    }).getFirst()).isInstanceOf(Failure.Forbidden.class);
    assertThat(people.account(other).state()).isEqualTo(AccountState.ACTIVE);
  }

  private static String move(Caller by, String account, String move, String reason, int expected) {
    return by.post("/api/v1/accounts/" + account + "/moves/" + move, Map.of("reason", reason)).expect(expected).body();
  }
}
