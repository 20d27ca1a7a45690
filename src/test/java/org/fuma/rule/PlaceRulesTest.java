package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceRulesTest {

  @ParameterizedTest(name = "code {0}: {1}")
  @CsvSource(delimiter = '|', nullValues = "-", value = {
    "ACTIVE|-|-",
    "ISSUED|授码启用|not yet handed over",
    "SUSPENDED|已暂停使用|is suspended",
    "REPLACED|已被新码替换|replaced by a new one",
    "REVOKED|已注销|has been withdrawn",
    "EXPIRED|已过有效期|has expired"})
  void aCodeIsInForceAndWhereItIsNotThatIsSaid(String state, String zh, String en) {
    Facts facts = new Facts();
    facts.code = new EntryFacts.Code(state, false);
    if (zh == null) {
      assertThat(facts.found()).isEmpty();
    } else {
      assertThat(facts.found()).containsExactly("CODE_ACTIVE!");
      assertThat(facts.said().getFirst()).contains(zh);
      assertThat(facts.said().getLast()).contains(en);
    }
  }

  @Test
  void aCodeOfALeakedKeyThatTheRegisterHasIsANotice() {
    Facts facts = new Facts();
    facts.code = new EntryFacts.Code("ACTIVE", true);
    assertThat(facts.found()).containsExactly("CODE_KEY_TRUSTED?");
    assertThat(facts.said().getFirst()).contains("密钥已经泄露");
    assertThat(facts.said().getLast()).contains("has leaked");
    assertThat(facts.decision().verdict()).isEqualTo(Verdict.ADMIT_WITH_NOTICE);
  }

  @ParameterizedTest(name = "firm {0}")
  @CsvSource(delimiter = '|', nullValues = "-", value = {"ACTIVE|-|-", "SUSPENDED|保护已暂停|is paused", "WITHDRAWN|已退出保护|has left the protection"})
  void aFirmIsUnderProtection(String state, String zh, String en) {
    Facts facts = new Facts();
    facts.firm = new EntryFacts.Firm(state, Optional.empty(), Optional.empty());
    if (zh == null) {
      assertThat(facts.found()).isEmpty();
    } else {
      assertThat(facts.found()).containsExactly("FIRM_ACTIVE!");
      assertThat(facts.said().getFirst()).contains(zh);
      assertThat(facts.said().getLast()).contains(en);
    }
  }

  @ParameterizedTest
  @CsvSource({"ROUTINE", "CASE", "EMERGENCY", "SERVICE"})
  void anAuthorityThatIsNotOnTheListVisitsNobodyWhateverTheOccasion(VisitKind kind) {
    Facts facts = new Facts().of(kind);
    facts.authority = new EntryFacts.Body("示例中介", false, Set.of());
    assertThat(facts.found()).containsExactly("AUTHORITY_LISTED!");
    assertThat(facts.decision().verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(facts.said()).containsExactly(
        "示例中介不在公布的检查主体名单上，不得入企检查。", "示例中介 is not on the published list of authorities, so it may not inspect.");
  }

  @ParameterizedTest(name = "may act in {0}, firm in {1}, {2}: {3}")
  @CsvSource(nullValues = "-", value = {
    "-,430405,ROUTINE,-", "-,-,ROUTINE,-",
    "430405,430405,ROUTINE,-", "430406 430405,430405,ROUTINE,-", "430406,430405,ROUTINE,DISTRICT!", "430406,430405,EMERGENCY,DISTRICT!",
    "430400,430405,ROUTINE,-", "430400,430471,ROUTINE,-", "430000,430405,ROUTINE,-", "430100,430405,ROUTINE,DISTRICT!", "440000,430405,ROUTINE,DISTRICT!",
    "430406,-,ROUTINE,DISTRICT?", "430400,-,ROUTINE,DISTRICT?", "430406,430405,SERVICE,-", "430406,-,SERVICE,-"})
  void anAuthorityInspectsWithinItsDistricts(String acts, String district, VisitKind kind, String found) {
    Facts facts = new Facts().of(kind);
    facts.authority = new EntryFacts.Body("示例局", true, acts == null ? Set.of() : Arrays.stream(acts.split(" ")).collect(Collectors.toSet()));
    facts.firm = new EntryFacts.Firm("ACTIVE", Optional.empty(), Optional.ofNullable(district));
    assertThat(facts.found()).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void districtsAreNamedInTheSentencesAndAnUnknownOneIsSaidToBeUnknown() {
    Facts facts = new Facts();
    facts.authority = new EntryFacts.Body("示例局", true, Set.of("430406"));
    assertThat(facts.said()).containsExactly(
        "示例局的执法区域不包括珠晖区，请转交有管辖权的机关。", "示例局 may not act in Zhuhui District. Hand the matter over to the authority in charge there.");
    facts.firm = new EntryFacts.Firm("ACTIVE", Optional.empty(), Optional.of("110101"));
    assertThat(facts.said().getFirst()).contains("不包括110101");
    facts.firm = new EntryFacts.Firm("ACTIVE", Optional.empty(), Optional.empty());
    assertThat(facts.said().getFirst()).isEqualTo("这家企业所在区县还没有核定，无法核对是否在示例局的执法区域内。");
    assertThat(facts.said().getLast()).isEqualTo("This firm’s district is not settled yet, so it could not be checked whether 示例局 may act there.");
  }
}
