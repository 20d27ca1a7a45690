package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.web.Failure;
import org.junit.jupiter.api.RepeatedTest;

/** Sixteen people act on one code at once. */
class CodeRaceTest {

  private static final int THREADS = 16;
  private static final List<CodeAct> ACTS = List.of(CodeAct.REVOKE, CodeAct.REPLACE, CodeAct.SUSPEND);

  private final City city = City.get();
  private final IssuedCodes issued = new IssuedCodes();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);

  @RepeatedTest(3)
  void whoSawTheCodeInForceWinsOnceAndTheOthersAreTold() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    List<Object> outcomes = Race.run(THREADS, i -> () -> act(ACTS.get(i % ACTS.size()), code, Optional.of(CodeState.ACTIVE)));
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(THREADS - 1);
    CodeAct won = outcomes.stream().filter(CodeAct.class::isInstance).map(CodeAct.class::cast).findFirst().orElseThrow();
    assertThat(issued.now(code).state()).isEqualTo(CodeGraph.edge(won, CodeState.ACTIVE).orElseThrow().to());
    assertThat(codes.history(Actor.system(), code.serial())).hasSize(2);
    assertThat(codes.of(Actor.system(), code.enterprise())).hasSize(won == CodeAct.REPLACE ? 2 : 1);
  }

  @RepeatedTest(3)
  void whoActsBlindlyFollowsTheGraphStepByStep() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    List<Object> outcomes = Race.run(THREADS, i -> () -> act(ACTS.get(i % ACTS.size()), code, Optional.empty()));
    List<CodeAct> won = outcomes.stream().filter(CodeAct.class::isInstance).map(CodeAct.class::cast).toList();
    List<CodeStep> steps = codes.history(Actor.system(), code.serial());
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(THREADS - won.size());
    assertThat(steps).as("one step for the issue and one for each who won").hasSize(1 + won.size());
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i).from()).contains(steps.get(i - 1).to());
    }
    assertThat(issued.now(code).state()).isEqualTo(steps.getLast().to()).isIn(CodeState.REVOKED, CodeState.REPLACED);
  }

  @RepeatedTest(2)
  void byPageToo() {
    ProtectionCode code = issued.in(CodeState.ACTIVE);
    String csrf = city.administrator().csrf();
    city.administrator().page("/").expect(200);
    List<Object> outcomes = Race.run(THREADS, i -> () -> city.administrator().submit("/codes/" + code.serial() + "/" + ACTS.get(i % ACTS.size()).word(),
        Map.of("reason", "十六人同时办理", "seen", "ACTIVE", "_csrf", csrf)));
    assertThat(outcomes).filteredOn(outcome -> ((Reply) outcome).status() == 303).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> ((Reply) outcome).status() == 409).hasSize(THREADS - 1)
        .allMatch(outcome -> ((Reply) outcome).body().contains("这个码已经不是有效状态"));
    assertThat(codes.history(Actor.system(), code.serial())).hasSize(2);
  }

  private CodeAct act(CodeAct act, ProtectionCode code, Optional<CodeState> seen) {
    if (act == CodeAct.REPLACE) {
      codes.replace(Actor.system(), code.serial(), seen, "十六人同时办理", Optional.empty());
    } else {
      codes.move(Actor.system(), code.serial(), act, seen, "十六人同时办理");
    }
    return act;
  }
}
