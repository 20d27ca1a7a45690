package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Issuing, replacing and revoking codes, by page and API, and many at once. */
class ProtectionCodesTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);

  private long firm() {
    return Ids.read(city.firm()).orElseThrow();
  }

  private ProtectionCode issued() {
    return codes.issue(Actor.system(), firm(), Optional.empty());
  }

  @Test
  void ofSixteenAtOnceOneIsIssued() {
    long firm = firm();
    List<Object> outcomes = Race.run(16, i -> () -> codes.issue(Actor.system(), firm, Optional.empty()));
    assertThat(outcomes).filteredOn(ProtectionCode.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(15);
    assertThat(codes.of(Actor.system(), firm)).hasSize(1);
  }

  @Test
  void aReplacementEndsTheOldCodeAndBothAreInTheLedger() {
    ProtectionCode old = issued();
    ProtectionCode next = codes.replace(Actor.system(), old.serial(), "编号泄露", Optional.empty());
    assertThat(next.serial()).isNotEqualTo(old.serial());
    assertThat(codes.activeOf(old.enterprise())).contains(next);
    assertThat(codes.history(Actor.system(), old.serial())).extracting(CodeStep::to, CodeStep::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(CodeState.ACTIVE, ""),
            org.assertj.core.groups.Tuple.tuple(CodeState.REPLACED, "编号泄露"));
    assertThat(city.bean(Sql.class).list(row -> row.getString(1),
        "SELECT kind FROM ledger_entry WHERE object_kind = 'code' AND object_id IN (?, ?) ORDER BY id", old.id(),
            next.id()))
        .containsExactly("code.issued", "code.replaced", "code.issued");
  }

  @Test
  void aReasonIsNeededAndBounded() {
    ProtectionCode code = issued();
    String path = "/api/v1/codes/" + code.serial();
    for (Object reason : List.of("", "短", "长".repeat(201))) {
      administrator.post(path + "/revocation", Map.of("reason", reason)).expect(422);
      administrator.post(path + "/replacement", Map.of("reason", reason)).expect(422);
    }
    administrator.post(path + "/revocation", Map.of()).expect(422);
    assertThat(administrator.submit("/codes/" + code.serial() + "/revoke", Map.of("reason", "")).expect(422).body())
        .contains("请填写");
    assertThat(codes.find(code.serial()).orElseThrow().active()).isTrue();
  }

  @Test
  void theApiIssuesReplacesAndRevokes() {
    String id = city.firm();
    Reply issued = administrator.post("/api/v1/enterprises/" + id + "/codes", Map.of()).expect(201);
    String serial = issued.json().get("serial").getStringValue();
    assertThat(issued.json().get("address").getStringValue()).startsWith(city.address() + "/C/" + serial + ".");
    administrator.post("/api/v1/enterprises/" + id + "/codes", Map.of()).expect(409);
    String next =
        administrator.post("/api/v1/codes/" + serial + "/replacement", Map.of("reason", "换新铭牌"), "Idempotency-Key",
            City.fresh("k")).expect(201)
            .json().get("serial").getStringValue();
    administrator.post("/api/v1/codes/" + serial + "/revocation", Map.of("reason", "再注销一次")).expect(409);
    assertThat(administrator.post("/api/v1/codes/" + next + "/revocation", Map.of("reason", "企业退出")).expect(200).body())
        .contains("REVOKED");
    administrator.post("/api/v1/codes/0000000000000000/revocation", Map.of("reason", "没有这个码")).expect(404);
    administrator.post("/api/v1/enterprises/" + id + "/codes", Map.of()).expect(201);
  }

  @Test
  void theSameKeyIssuesOnce() {
    String path = "/api/v1/enterprises/" + city.firm() + "/codes";
    String key = City.fresh("issue-");
    String first = administrator.post(path, Map.of(), "Idempotency-Key", key).expect(201).json().get("serial")
        .getStringValue();
    assertThat(administrator.post(path, Map.of(), "Idempotency-Key", key).expect(201).json().get("serial")
        .getStringValue()).isEqualTo(first);
  }

  @Test
  void aPausedFirmGetsNoCode() {
    String id = city.firm();
    administrator.post("/api/v1/enterprises/" + id + "/state", Map.of("state", "SUSPENDED", "reason", "停业整顿"))
        .expect(200);
    administrator.post("/api/v1/enterprises/" + id + "/codes", Map.of()).expect(409);
    assertThat(administrator.page("/enterprises/" + id).body()).contains("请先恢复企业状态").doesNotContain("/codes\"");
  }

  @Test
  void pagesIssueReplaceAndRevoke() {
    String id = city.firm();
    administrator.submit("/enterprises/" + id + "/codes", Map.of()).expect(303);
    assertThat(administrator.submit("/enterprises/" + id + "/codes", Map.of()).expect(409).body()).contains("已有保护码",
        "/enterprises/" + id);
    ProtectionCode code = codes.activeOf(Ids.read(id).orElseThrow()).orElseThrow();
    assertThat(administrator.page("/enterprises/" + id).body())
        .contains(code.serial().grouped(), "/codes/" + code.serial() + ".png", "/codes/" + code.serial() + "/replace");
    assertThat(administrator.page("/codes/" + code.serial() + "/replace").expect(200).body()).contains("立即失效");
    administrator.submit("/codes/" + code.serial() + "/replace", Map.of("reason", "铭牌损坏")).expect(303);
    assertThat(administrator.submit("/codes/" + code.serial() + "/replace", Map.of("reason", "铭牌损坏")).expect(409)
        .body()).contains("已经不是有效状态");
    ProtectionCode next = codes.activeOf(code.enterprise()).orElseThrow();
    administrator.submit("/codes/" + next.serial() + "/revoke", Map.of("reason", "企业退出")).expect(303);
    assertThat(administrator.page("/enterprises/" + id).body()).contains("铭牌损坏", "企业退出", "签发保护码");
  }

  @Test
  void onlyAdministratorsChangeCodes() {
    ProtectionCode code = issued();
    for (Caller caller : List.of(city.signedIn(Role.SUPERVISOR), city.signedIn(Role.AUDITOR),
        city.signedIn(Role.OFFICIAL),
        city.signedInFor(Ids.show(code.enterprise())))) {
      caller.post("/api/v1/enterprises/" + Ids.show(code.enterprise()) + "/codes", Map.of()).expect(403);
      caller.post("/api/v1/codes/" + code.serial() + "/replacement", Map.of("reason", "越权")).expect(403);
      caller.post("/api/v1/codes/" + code.serial() + "/revocation", Map.of("reason", "越权")).expect(403);
      assertThatThrownBy(() -> codes.revoke(caller.actor(), code.serial(), "越权")).isInstanceOf(Failure.Forbidden.class);
    }
  }

  @Test
  void theSigningKeyIsPublished() {
    Reply keys = city.anyone().get("/.well-known/fuma-keys.json").expect(200);
    assertThat(keys.header("Cache-Control")).contains("public");
    assertThat(keys.body()).contains("\"algorithm\":\"Ed25519\"", "\"id\":\"01\"", "\"compromised\":false",
        java.util.Base64.getEncoder().encodeToString(new CodeSigner("01", new byte[32]).publicKey()));
  }

  @Test
  void aKeyOfTheSameNameButAnotherValueStopsTheStart() {
    CodeKeys keys = city.bean(CodeKeys.class);
    org.fuma.settings.Settings is = city.bean(org.fuma.settings.Settings.class);
    byte[] other = new byte[32];
    other[0] = 1;
    org.fuma.settings.Settings changed = KeysTest.withKey(is, is.signingKeyId(), other);
    CodeKeys wrong =
        new CodeKeys(changed, city.bean(KeyRepository.class), city.bean(org.fuma.store.Transactions.class),
            city.bean(org.fuma.ledger.Ledger.class));
    assertThatThrownBy(() -> wrong.begin())
        .isInstanceOf(org.fuma.settings.StartFailure.class).hasMessageContaining("fuma.signing-key-id");
    keys.begin();
    assertThat(keys.all()).filteredOn(key -> key.id().equals("01")).hasSize(1);
  }
}
