package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** A firm gets another name, and the plaque at its door does not. */
class OutdatedPlaquesTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final OutdatedPlaques plaques = city.bean(OutdatedPlaques.class);
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);
  private final IssuedCodes issued = new IssuedCodes();

  private void rename(ProtectionCode code, String name) {
    String path = "/api/v1/enterprises/" + Ids.show(code.enterprise());
    String version = administrator.get(path).header("ETag");
    administrator.send("PUT", path, Map.of("name", name, "district", "430405", "address", "衡阳市珠晖区示例路9号", "batch", "首批"), "If-Match", version).expect(200);
  }

  private Optional<OutdatedPlaque> listed(ProtectionCode code) {
    List<OutdatedPlaque> all = new ArrayList<>();
    List<OutdatedPlaque> page = plaques.list(Actor.system(), Optional.empty());
    while (!page.isEmpty()) {
      all.addAll(page);
      page = plaques.list(Actor.system(), Optional.of(OutdatedPlaques.cursor(page.getLast())));
    }
    assertThat(all).doesNotHaveDuplicates().hasSize((int) plaques.count(Actor.system()));
    return all.stream().filter(plaque -> plaque.code() == code.id()).findFirst();
  }

  @Test
  void aRenamedFirmsPlaqueIsListedUntilItIsReplaced() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    String former = city.bean(Enterprises.class).find(code.enterprise()).orElseThrow().name();
    assertThat(listed(code)).isEmpty();
    String name = City.fresh("衡阳示例新名纸鸢厂");
    rename(code, name);
    OutdatedPlaque plaque = listed(code).orElseThrow();
    assertThat(plaque.former()).isEqualTo(former);
    assertThat(plaque.present()).isEqualTo(name);
    assertThat(issued.now(code).active()).as("the code itself is good").isTrue();
    assertThat(city.signedIn(Role.AUDITOR).page("/codes/outdated").expect(200).body()).contains("铭牌").doesNotContain("已更换</span>");
    assertThat(administrator.submit("/codes/outdated", Map.of("plaque", Ids.show(code.id()) + "-" + plaque.version())).expect(303).header("location"))
        .isEqualTo("/codes/outdated?done=1");
    assertThat(listed(code)).isEmpty();
    assertThat(city.bean(Sql.class).first(row -> row.getString(1), "SELECT name FROM plaque_renewal WHERE code_id = ?", code.id())).contains(name);
    assertThat(city.bean(Sql.class).first(row -> row.getString(1),
        "SELECT kind FROM ledger_entry WHERE object_id = ? ORDER BY id DESC LIMIT 1", code.id())).contains("code.plaque-renewed");
    rename(code, City.fresh("衡阳示例又改名厂"));
    assertThat(listed(code).orElseThrow().former()).as("what was put up last").isEqualTo(name);
  }

  @Test
  void aPlaqueOfAFirmRenamedOnceMoreStaysOnTheList() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    rename(code, City.fresh("衡阳示例第一新名厂"));
    int seen = listed(code).orElseThrow().version();
    rename(code, City.fresh("衡阳示例第二新名厂"));
    administrator.submit("/codes/outdated", Map.of("plaque", Ids.show(code.id()) + "-" + seen)).expect(409);
    administrator.post("/api/v1/codes/" + code.serial() + "/plaque-renewals", Map.of("version", seen)).expect(409);
    assertThat(listed(code)).isPresent();
    administrator.post("/api/v1/codes/" + code.serial() + "/plaque-renewals", Map.of()).expect(200);
    administrator.post("/api/v1/codes/" + code.serial() + "/plaque-renewals", Map.of()).expect(409);
  }

  @Test
  void aReplacedOrRevokedCodeLeavesTheList() {
    for (CodeAct act : List.of(CodeAct.REPLACE, CodeAct.REVOKE)) {
      ProtectionCode code = issued.in(CodeState.SUSPENDED);
      rename(code, City.fresh("衡阳示例离列厂"));
      assertThat(listed(code)).isPresent();
      if (act == CodeAct.REPLACE) {
        codes.replace(Actor.system(), code.serial(), "换发新码", Optional.empty());
      } else {
        codes.revoke(Actor.system(), code.serial(), "企业退出");
      }
      assertThat(listed(code)).isEmpty();
      assertThat(codes.currentOf(code.enterprise()).flatMap(this::listed)).isEmpty();
    }
  }

  @Test
  void ofEightWhoPutItUpOneIsRecorded() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    rename(code, City.fresh("衡阳示例争先厂"));
    List<Object> outcomes = Race.run(8, i -> () -> plaques.renew(Actor.system(), List.of(new OutdatedPlaques.Renewal(code.id(), Optional.empty()))));
    assertThat(outcomes).filteredOn(Integer.valueOf(1)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(7);
  }

  @Test
  void theListIsForThoseWhoSeeFirmsAndTheActForThoseWhoIssueCodes() {
    city.signedIn(Role.OFFICIAL).page("/codes/outdated").expect(403);
    city.signedIn(Role.SUPERVISOR).get("/api/v1/outdated-plaques").expect(200);
    city.signedIn(Role.SUPERVISOR).post("/api/v1/codes/0123456789ABCDEF/plaque-renewals", Map.of()).expect(403);
    administrator.submit("/codes/outdated", Map.of()).expect(422);
    administrator.get("/api/v1/outdated-plaques?pageToken=nonsense").expect(400);
  }
}
