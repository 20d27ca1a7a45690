package org.fuma.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSheetTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, String> lines = RuleSheet.write(RuleParameters.DEFAULTS);
    assertThat(lines.keySet()).containsExactlyElementsOf(RuleSheet.LINES.stream().map(RuleLine::name).toList());
    assertThat(read(lines)).isEqualTo(RuleParameters.DEFAULTS);
    assertThat(read(Map.of())).as("a line that nobody wrote says what the defaults say").isEqualTo(RuleParameters.DEFAULTS);
  }

  @Test
  void everyLineChangesWhatItNames() {
    for (RuleLine line : RuleSheet.LINES) {
      String before = RuleSheet.write(RuleParameters.DEFAULTS).get(line.name());
      String other = switch (line.form()) {
        case NUMBER -> String.valueOf(line.name().equals("quietDays.from") ? 2 : Integer.parseInt(before) + (Integer.parseInt(before) < line.most() ? 1 : -1));
        case SWITCH -> before.equals("true") ? "false" : "true";
        case CHOICES -> line.choices().getFirst().name().equals(before) ? "" : line.choices().getFirst().name();
      };
      RuleParameters changed = read(Map.of(line.name(), other));
      assertThat(RuleSheet.changes(RuleParameters.DEFAULTS, changed)).as(line.name())
          .isEqualTo(List.of(new RuleSheet.Change(line, before, other)));
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({"cap.general,-1", "cap.general,100", "cap.general,''", "cap.general,zwei", "cap.general,1.5", "frequency.days,0", "frequency.days,367",
    "quietDays.on,yes", "quietDays.until,0", "quietDays.until,32", "quietDays.kinds,EMERGENCY", "quietDays.except,FOOD;DRUGS", "ratings.leastFirms,1",
    "no.such,1"})
  void whatCannotBeIsRefusedUnderItsName(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value))).isInstanceOfSatisfying(Failure.Invalid.class,
        invalid -> assertThat(invalid.fields()).containsOnlyKeys(name));
  }

  @ParameterizedTest(name = "from {0} to {1}: {2}")
  @CsvSource({"1,30,true", "1,31,false", "2,31,true", "10,9,false", "10,10,true"})
  void quietDaysLeaveADay(String from, String until, boolean good) {
    Map<String, String> lines = new HashMap<>(Map.of("quietDays.from", from, "quietDays.until", until));
    Checks checks = new Checks();
    RuleSheet.read(lines, checks);
    if (good) {
      checks.done();
    } else {
      assertThatThrownBy(checks::done).isInstanceOf(Failure.Invalid.class);
    }
  }

  @Test
  void everyLineHasANameForPeople() {
    for (RuleLine line : RuleSheet.LINES) {
      assertThat(Words.ZH.keys()).contains("rulebook.line." + line.name(), "rulebook.group." + line.group());
      assertThat(Words.EN.keys()).contains("rulebook.line." + line.name(), "rulebook.group." + line.group());
      line.choices().forEach(choice -> assertThat(Words.EN.say(choice)).isNotBlank());
    }
  }

  private static RuleParameters read(Map<String, String> lines) {
    Checks checks = new Checks();
    RuleParameters read = RuleSheet.read(lines, checks);
    checks.done();
    return read;
  }
}
