package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every act on a code from every state by every role, generated from the graph itself. */
class CodeGraphTest {

  private static final Map<CodeAct, String> NOUNS = Map.of(CodeAct.ACTIVATE, "activation", CodeAct.SUSPEND, "suspension",
      CodeAct.RESUME, "resumption", CodeAct.REPLACE, "replacement", CodeAct.REVOKE, "revocation");

  private final City city = City.get();
  private final IssuedCodes issued = new IssuedCodes();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);

  @Test
  void theGraphIsTheOneThatWasAgreed() {
    assertThat(CodeGraph.EDGES).extracting(edge -> edge.from().map(Enum::name).orElse("-") + " " + edge.act() + " " + edge.to())
        .containsExactlyInAnyOrder("- ISSUE ISSUED", "- ISSUE_IN_FORCE ACTIVE", "ISSUED ACTIVATE ACTIVE", "ACTIVE SUSPEND SUSPENDED",
            "SUSPENDED RESUME ACTIVE", "ISSUED REPLACE REPLACED", "ACTIVE REPLACE REPLACED", "SUSPENDED REPLACE REPLACED",
            "ISSUED REVOKE REVOKED", "ACTIVE REVOKE REVOKED", "SUSPENDED REVOKE REVOKED", "ISSUED EXPIRE EXPIRED",
            "ACTIVE EXPIRE EXPIRED", "SUSPENDED EXPIRE EXPIRED");
    assertThat(CodeGraph.EDGES).noneMatch(edge -> edge.from().filter(from -> !from.current()).isPresent());
    assertThat(Arrays.stream(CodeAct.values()).filter(CodeAct::needsReason))
        .containsExactly(CodeAct.SUSPEND, CodeAct.RESUME, CodeAct.REPLACE, CodeAct.REVOKE);
    assertThat(Arrays.stream(CodeAct.values()).filter(act -> act.permission().isEmpty())).containsExactly(CodeAct.EXPIRE);
  }

  @TestFactory
  Stream<DynamicTest> everyActFromEveryStateByEveryRole() {
    Map<Role, Caller> others = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      others.put(role, role == Role.ADMINISTRATOR ? city.administrator() : city.signedIn(role));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (CodeState from : CodeState.values()) {
      NOUNS.forEach((act, noun) -> tests.add(DynamicTest.dynamicTest(act + " from " + from, () -> {
        ProtectionCode code = issued.in(from);
        others.forEach((role, caller) -> check(role, caller, act, noun, code));
      })));
      tests.add(DynamicTest.dynamicTest("ISSUE beside " + from, () -> {
        ProtectionCode code = issued.in(from);
        others.forEach((role, caller) -> checkIssue(role, caller, code));
      }));
    }
    return tests.stream();
  }

  private void check(Role role, Caller caller, CodeAct act, String noun, ProtectionCode code) {
    String path = "/api/v1/codes/" + code.serial() + "/" + noun;
    if (!role.permissions().contains(act.permission().orElseThrow())) {
      ProtectionCode before = issued.now(code);
      caller.post(path, Map.of("reason", "越权")).expect(403);
      caller.submit("/codes/" + code.serial() + "/" + act.word(), Map.of("reason", "越权")).expect(403);
      assertThat(issued.now(code)).isEqualTo(before);
      return;
    }
    if (act.needsReason()) {
      for (String reason : List.of("", "短", "长".repeat(201))) {
        caller.post(path, Map.of("reason", reason)).expect(422);
      }
      assertThat(issued.now(code)).isEqualTo(code);
    }
    int steps = codes.history(Actor.system(), code.serial()).size();
    Optional<CodeGraph.Edge> edge = CodeGraph.edge(act, code.state());
    Reply reply = caller.post(path, Map.of("reason", "按程序办理"));
    if (edge.isEmpty()) {
      assertThat(reply.expect(409).body()).contains("这个码");
      assertThat(issued.now(code)).isEqualTo(code);
      assertThat(codes.history(Actor.system(), code.serial())).hasSize(steps);
      return;
    }
    reply.expect(act == CodeAct.REPLACE ? 201 : 200);
    assertThat(issued.now(code).state()).isEqualTo(edge.get().to());
    assertThat(codes.history(Actor.system(), code.serial())).hasSize(steps + 1).last()
        .matches(step -> step.from().equals(Optional.of(code.state())) && step.to() == edge.get().to() && step.reason().equals("按程序办理"));
    assertThat(city.bean(Sql.class).first(row -> row.getString(1),
        "SELECT kind FROM ledger_entry WHERE object_kind = 'code' AND object_id = ? ORDER BY id DESC LIMIT 1", code.id()))
        .contains(act.kind());
    Optional<ProtectionCode> current = codes.currentOf(code.enterprise());
    assertThat(current.map(ProtectionCode::serial).equals(Optional.of(code.serial()))).isEqualTo(edge.get().to().current());
    if (act == CodeAct.REPLACE) {
      assertThat(current.orElseThrow().state()).as("a replacement lifts no suspension")
          .isEqualTo(code.active() ? CodeState.ACTIVE : CodeState.ISSUED);
    }
  }

  private void checkIssue(Role role, Caller caller, ProtectionCode code) {
    String path = "/api/v1/enterprises/" + Ids.show(code.enterprise()) + "/codes";
    if (role != Role.ADMINISTRATOR) {
      caller.post(path, Map.of()).expect(403);
    } else if (code.state() == CodeState.REPLACED || code.state().current()) {
      caller.post(path, Map.of("inForce", false)).expect(409);
    } else {
      assertThat(caller.post(path, Map.of("inForce", false)).expect(201).json().get("state").getStringValue()).isEqualTo("ISSUED");
      caller.post(path, Map.of()).expect(409);
    }
  }

  @Test
  void whoSawAnotherStateThanTheCodesIsToldSo() {
    ProtectionCode code = issued.in(CodeState.SUSPENDED);
    city.administrator().post("/api/v1/codes/" + code.serial() + "/revocation", Map.of("reason", "企业退出", "seen", "ACTIVE")).expect(409);
    city.administrator().submit("/codes/" + code.serial() + "/replace", Map.of("reason", "铭牌损坏", "seen", "ISSUED")).expect(409);
    city.administrator().post("/api/v1/codes/" + code.serial() + "/revocation", Map.of("reason", "企业退出", "seen", "GONE")).expect(422);
    assertThat(issued.now(code)).isEqualTo(code);
    city.administrator().post("/api/v1/codes/" + code.serial() + "/revocation", Map.of("reason", "企业退出", "seen", "SUSPENDED")).expect(200);
  }

  @Test
  void aClaimPutsAWaitingCodeInForceAndNoOther() {
    Transactions transactions = city.bean(Transactions.class);
    ProtectionCode waiting = issued.in(CodeState.ISSUED);
    assertThat(transactions.write(() -> codes.activateOnClaim(waiting.enterprise(), 7))).hasValueSatisfying(ProtectionCode::active);
    assertThat(transactions.write(() -> codes.activateOnClaim(waiting.enterprise(), 7))).isEmpty();
    assertThat(codes.history(Actor.system(), waiting.serial())).extracting(CodeStep::to).containsExactly(CodeState.ISSUED, CodeState.ACTIVE);
    for (CodeState other : Set.of(CodeState.SUSPENDED, CodeState.REVOKED, CodeState.EXPIRED)) {
      ProtectionCode code = issued.in(other);
      assertThat(codes.activateOnClaim(code.enterprise(), 7)).isEmpty();
      assertThat(issued.now(code)).isEqualTo(code);
    }
  }
}
