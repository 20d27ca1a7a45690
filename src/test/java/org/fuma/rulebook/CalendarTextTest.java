package org.fuma.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTextTest {

  @ParameterizedTest(name = "year {0}, off {1}, worked {2}, source {3}: {4}")
  @CsvSource(delimiter = '|', nullValues = "-", value = {
    "2027|2027-01-01|2027-01-02|示例通知|-",
    "2027|2027-01-01|''|示例通知|-",
    "''|2027-01-01|''|示例通知|year", "1999|1999-01-01|''|示例通知|year", "2101|2101-01-01|''|示例通知|year", "MMXXVII|2027-01-01|''|示例通知|year",
    "2027|''|''|示例通知|off", "2027|2026-12-31|''|示例通知|off", "2027|2026-12-31/2027-01-02|''|示例通知|off", "2027|2027-01-03/2027-01-01|''|示例通知|off",
    "2027|2027-02-29|''|示例通知|off", "2027|1月1日|''|示例通知|off", "2027|2027-01-01/2027-12-31|''|示例通知|off",
    "2027|2027-01-01|2027-01-04|示例通知|worked", "2027|2027-01-01/2027-01-03|2027-01-02|示例通知|worked", "2027|2027-01-01|2028-01-01|示例通知|worked",
    "2027|2027-01-01|''|''|source"})
  void aCalendarIsReadOrSaysWhatIsWrong(String year, String off, String worked, String source, String field) {
    CalendarText text = new CalendarText(year, false, off, worked, source);
    if (field == null) {
      assertThat(text.read().calendar().off()).containsExactly(LocalDate.of(2027, 1, 1));
    } else {
      assertThatThrownBy(text::read).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> assertThat(invalid.fields()).containsKey(field));
    }
  }

  @Test
  void aFileIsReadAsItIsWritten() {
    CalendarText.Read read = CalendarText.of(Yaml.lines("year: 2027\nprovisional: true\nsource: 示例预测\noff: [2027-01-01/2027-01-03]\nworked:\n  - 2027-02-20\n")).read();
    assertThat(read.source()).isEqualTo("示例预测");
    assertThat(read.calendar().provisional()).isTrue();
    assertThat(read.calendar().off()).hasSize(3);
    assertThat(read.calendar().worked()).containsExactly(LocalDate.of(2027, 2, 20));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"just a line", "[2027-01-01]", "'year: [unclosed'", "!!javax.script.ScriptEngineManager []"})
  void whatIsNoCalendarFileIsRefused(String text) {
    assertThatThrownBy(() -> Yaml.lines(text)).isInstanceOf(Failure.Malformed.class);
  }
}
