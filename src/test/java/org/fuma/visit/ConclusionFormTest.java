package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What officials may say of a visit's outcome: each bound from both sides, and what does not go together. */
class ConclusionFormTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final long ITEM = 71;
  private static final String SHOWN = Ids.show(ITEM);
  private static final String FOUND = "found-" + SHOWN;
  private static final String REMARK = "remark-" + SHOWN;

  /** The fields that a visit of that kind sends, and which of them are refused; none where all is well. */
  static Stream<Arguments> cases() {
    return Stream.of(
        of(VisitKind.ROUTINE, Map.of("result", "NO_PROBLEM")),
        of(VisitKind.ROUTINE, Map.of("result", ""), "result"),
        of(VisitKind.ROUTINE, Map.of("result", "FINE"), "result"),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", "note", "注".repeat(2_000))),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", "note", "注".repeat(2_001)), "note"),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "note", "示例", "correctBy", "2026-03-01")),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "note", "示例", "correctBy", "2026-02-28"), "correctBy"),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "note", "示例", "correctBy", "2027-03-02")),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "note", "示例", "correctBy", "2027-03-03"), "correctBy"),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "note", "示例", "correctBy", "下周"), "correctBy"),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "note", "示例"), "correctBy"),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "correctBy", "2026-03-15"), "note"),
        of(VisitKind.ROUTINE, Map.of("result", "CORRECTION", "correctBy", "2026-03-15", FOUND, "PROBLEM", REMARK, "示例")),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", "correctBy", "2026-03-15"), "correctBy"),
        of(VisitKind.CASE, Map.of("result", "CASE_OPENED", "caseNumber", "示立〔2026〕1号")),
        of(VisitKind.CASE, Map.of("result", "CASE_OPENED", "caseNumber", "示立〔2026〕1号", "correctBy", "2026-03-15")),
        of(VisitKind.CASE, Map.of("result", "CASE_OPENED"), "caseNumber"),
        of(VisitKind.CASE, Map.of("result", "CASE_OPENED", "caseNumber", "号".repeat(61)), "caseNumber"),
        of(VisitKind.CASE, Map.of("result", "ADVICE", "caseNumber", "示立〔2026〕1号"), "caseNumber"),
        of(VisitKind.ROUTINE, Map.of("result", "NOT_COMPLETED", "why", "停电了呀")),
        of(VisitKind.ROUTINE, Map.of("result", "NOT_COMPLETED", "why", "停电了"), "why"),
        of(VisitKind.ROUTINE, Map.of("result", "NOT_COMPLETED", "why", "因".repeat(500))),
        of(VisitKind.ROUTINE, Map.of("result", "NOT_COMPLETED", "why", "因".repeat(501)), "why"),
        of(VisitKind.ROUTINE, Map.of("result", "NO_PROBLEM", "why", "停电了呀"), "why"),
        of(VisitKind.ROUTINE, Map.of("result", "NO_PROBLEM", FOUND, "COMPLIANT")),
        of(VisitKind.ROUTINE, Map.of("result", "NO_PROBLEM", FOUND, "NOT_CHECKED", REMARK, "示例")),
        of(VisitKind.ROUTINE, Map.of("result", "NO_PROBLEM", FOUND, "PROBLEM", REMARK, "示例"), "result"),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", FOUND, "PROBLEM"), REMARK),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", REMARK, "示例"), FOUND),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", FOUND, "WORSE"), FOUND),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", FOUND, "PROBLEM", REMARK, "例".repeat(500))),
        of(VisitKind.ROUTINE, Map.of("result", "ADVICE", FOUND, "PROBLEM", REMARK, "例".repeat(501)), REMARK));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("cases")
  void whatIsSaidHoldsTogetherOrIsRefusedByField(VisitKind kind, Map<String, String> fields, Set<String> wrong) {
    ConclusionForm.Said said = said(fields);
    if (wrong.isEmpty()) {
      assertThat(ConclusionForm.read(said, kind, List.of(ITEM), TODAY).result().name()).isEqualTo(fields.get("result"));
    } else {
      Failure.Invalid refused = catchThrowableOfType(Failure.Invalid.class, () -> ConclusionForm.read(said, kind, List.of(ITEM), TODAY));
      assertThat(refused.fields().keySet()).containsAll(wrong);
      refused.fields().values().forEach(message -> {
        assertThat(Words.ZH.say(message)).isNotBlank();
        assertThat(Words.EN.say(message)).isNotBlank();
      });
    }
  }

  @ParameterizedTest
  @EnumSource(VisitKind.class)
  void whereNothingIsInspectedNothingIsOrderedAndNoCaseOpened(VisitKind kind) {
    assertThat(ConclusionForm.results(kind).contains(VisitResult.CORRECTION)).isEqualTo(kind.inspection());
    assertThat(ConclusionForm.results(kind).contains(VisitResult.CASE_OPENED)).isEqualTo(kind.inspection());
    assertThat(ConclusionForm.results(kind)).contains(VisitResult.NO_PROBLEM, VisitResult.ADVICE, VisitResult.NOT_COMPLETED);
    if (!kind.inspection()) {
      ConclusionForm.Said order = said(Map.of("result", "CORRECTION", "note", "示例", "correctBy", "2026-03-15"));
      Failure.Invalid refused = catchThrowableOfType(Failure.Invalid.class, () -> ConclusionForm.read(order, kind, List.of(), TODAY));
      assertThat(refused.fields()).containsKey("result");
    }
  }

  @Test
  void onlyItemsOfTheVisitAreSpokenOfAndEachOnce() {
    for (List<String> items : List.of(List.of(Ids.show(99)), List.of("x"), List.of(SHOWN, SHOWN))) {
      List<ConclusionForm.SaidFinding> findings = items.stream().map(item -> new ConclusionForm.SaidFinding(item, "COMPLIANT", "")).toList();
      ConclusionForm.Said said = new ConclusionForm.Said("ADVICE", "", "", "", "", findings);
      Failure.Invalid refused = catchThrowableOfType(Failure.Invalid.class, () -> ConclusionForm.read(said, VisitKind.CASE, List.of(ITEM), TODAY));
      assertThat(refused.fields()).containsKey("findings");
    }
  }

  @Test
  void everythingWrittenTogetherIsBounded() {
    List<Long> items = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    List<ConclusionForm.SaidFinding> findings =
        items.stream().map(item -> new ConclusionForm.SaidFinding(Ids.show(item), "PROBLEM", "例".repeat(500))).toList();
    ConclusionForm.Said full = new ConclusionForm.Said("ADVICE", "注".repeat(2_000), "", "", "", findings);
    assertThat(ConclusionForm.read(full, VisitKind.CASE, items, TODAY).findings()).hasSize(8);
    List<ConclusionForm.SaidFinding> more = Stream.concat(findings.stream(), Stream.of(new ConclusionForm.SaidFinding(Ids.show(9), "PROBLEM", "例"))).toList();
    ConclusionForm.Said over = new ConclusionForm.Said("ADVICE", "注".repeat(2_000), "", "", "", more);
    Failure.Invalid refused = catchThrowableOfType(Failure.Invalid.class,
        () -> ConclusionForm.read(over, VisitKind.CASE, Stream.concat(items.stream(), Stream.of(9L)).toList(), TODAY));
    assertThat(refused.fields()).containsKey("note");
  }

  @ParameterizedTest(name = "left {0}, recorded {1}: late {2}")
  @CsvSource({
    "2026-03-01T15:59:59Z, 2026-03-04T15:59:59Z, false",
    "2026-03-01T15:59:59Z, 2026-03-04T16:00:00Z, true",
    "2026-03-01T16:00:00Z, 2026-03-05T15:59:59Z, false",
    "2026-03-01T16:00:00Z, 2026-03-05T16:00:00Z, true"
  })
  void aResultIsLateFromTheFourthDayAfterTheDepartureInShanghai(java.time.Instant left, java.time.Instant recorded, boolean late) {
    assertThat(ResultDue.of(left, 3).lateAt(recorded)).isEqualTo(late);
  }

  private static ConclusionForm.Said said(Map<String, String> fields) {
    Form form = new Form(fields.entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
    ConclusionForm.SaidFinding finding = new ConclusionForm.SaidFinding(SHOWN, form.text(FOUND), form.text(REMARK));
    return new ConclusionForm.Said(form.text("result"), form.text("note"), form.text("correctBy"), form.text("caseNumber"), form.text("why"),
        finding.found().isEmpty() && finding.remark().isEmpty() ? List.of() : List.of(finding));
  }

  private static Arguments of(VisitKind kind, Map<String, String> fields, String... wrong) {
    return Arguments.of(kind, fields, Set.of(wrong));
  }
}
