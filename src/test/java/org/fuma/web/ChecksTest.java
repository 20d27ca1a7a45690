package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes in as people mean it, and none that reads like another. */
class ChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"示例\u202E厂", "\u2066示例厂\u2069", "示例\u202A厂", "a\u0000b", "a\u001Bb"})
  void whatTurnsOrControlsTheTextIsRefused(String text) {
    Checks checks = new Checks();
    checks.required("name", text, 20);
    assertThatThrownBy(checks::done).isInstanceOfSatisfying(Failure.Invalid.class, refused -> assertThat(refused.fields().get("name").key()).isEqualTo("check.control"));
  }

  @Test
  void whatHasNoWidthIsLeftOut() {
    Checks checks = new Checks();
    assertThat(checks.required("name", "\uFEFF示例\u200B厂\u2060 ", 20)).isEqualTo("示例厂");
    checks.done();
  }
}
