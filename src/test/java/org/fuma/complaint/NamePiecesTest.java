package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** By what a firm is recognised in a text, and how questions together hide it. */
class NamePiecesTest {

  private static boolean found(String firm, String text) {
    String folded = NamePieces.folded(text);
    return NamePieces.ofFirm(firm).stream().anyMatch(folded::contains);
  }

  @Test
  void aFirmIsKnownByWhatStandsBetweenItsPlaceAndItsKind() {
    assertThat(NamePieces.ofFirm("衡阳市石鼓区鸿运来餐饮有限公司")).containsExactly("鸿运", "鸿运来", "运来餐", "来餐饮");
    assertThat(NamePieces.ofFirm("鸿运（衡阳）食品加工厂")).contains("鸿运", "食品", "食品加").doesNotContain("衡阳");
    assertThat(NamePieces.ofFirm("衡阳ABC科技有限公司")).containsExactly("ABC", "科技");
    assertThat(NamePieces.ofFirm("衡阳市有限公司")).isEmpty();
  }

  @Test
  void whatStandsBetweenTheCharactersHidesNothing() {
    String firm = "衡阳鸿运来餐饮有限公司";
    assertThat(List.of("鸿运来", "鸿 运 来", "鸿-运-来", "“鸿运”", "鸿\u200B运", "位于解放路的鸿运")).allMatch(text -> found(firm, text));
    assertThat(found("衡阳ABC科技有限公司", "ａｂｃ 公司")).isTrue();
    assertThat(List.of("请说明检查的依据。", "衡阳市的餐饮企业", "有限公司")).noneMatch(text -> found(firm, text));
  }

  @Test
  void numbersAreKnownByEightCharactersInARow() {
    Set<String> pieces = NamePieces.ofCode("91430400MA4L1234X5");
    assertThat(pieces).anyMatch(NamePieces.foldedCode("代码含 914304-00ma")::contains).noneMatch(NamePieces.foldedCode("国办发〔2024〕54号")::contains);
    assertThat(NamePieces.ofTelephone("0734-8123456")).containsExactly("8123456");
    assertThat(NamePieces.ofTelephone("12345")).isEmpty();
    assertThat(NamePieces.ofPerson("王")).isEmpty();
  }

  @Test
  void aDayOrAnHourPointsAtOneVisit() {
    assertThat(List.of("三月二日上午", "11月3日", "2026-11-03 的检查", "2026年11月3日", "上午9:30", "下午3点钟", "昨天", "on March 3"))
        .allMatch(text -> WithheldNames.moment(text).isPresent());
    assertThat(List.of("国办发〔2024〕54号第三条", "请在五个工作日内答复", "这一期间共检查几次", "十一月以来", "两名以上执法人员"))
        .allSatisfy(text -> assertThat(WithheldNames.moment(text)).as(text).isEqualTo(Optional.empty()));
  }

  @Property
  void everyGroupThatQuestionsLeaveIsAsLargeAsTheSmallestOne(@ForAll("questions") List<Set<Long>> questions) {
    int smallest = Covered.smallestGroup(questions);
    Set<Long> all = questions.stream().flatMap(Set::stream).collect(Collectors.toSet());
    // The slow way: who is covered by exactly the same questions as this firm.
    int slow = all.stream()
        .mapToInt(firm -> (int) all.stream()
            .filter(other -> IntStream.range(0, questions.size()).allMatch(i -> questions.get(i).contains(firm) == questions.get(i).contains(other))).count())
        .min().orElse(0);
    assertThat(smallest).isEqualTo(slow);
  }

  @Property
  void noTwoQuestionsThatPassDifferByAFewFirms(@ForAll("questions") List<Set<Long>> questions) {
    if (Covered.smallestGroup(questions) >= 5) {
      for (Set<Long> one : questions) {
        for (Set<Long> other : questions) {
          long difference = one.stream().filter(firm -> !other.contains(firm)).count();
          long shared = one.stream().filter(other::contains).count();
          assertThat(difference).satisfiesAnyOf(none -> assertThat(none).isZero(), many -> assertThat(many).isGreaterThanOrEqualTo(5));
          assertThat(shared).satisfiesAnyOf(none -> assertThat(none).isZero(), many -> assertThat(many).isGreaterThanOrEqualTo(5));
        }
      }
    }
  }

  /** Questions over blocks of firms, so that many pass and many do not. */
  @Provide
  Arbitrary<List<Set<Long>>> questions() {
    Arbitrary<Set<Long>> block = Arbitraries.integers().between(0, 3)
        .map(number -> IntStream.range(0, 6).mapToObj(i -> number * 6L + i).collect(Collectors.toSet()));
    Arbitrary<Set<Long>> blocks = block.list().ofMinSize(1).ofMaxSize(3).map(some -> some.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    Arbitrary<Set<Long>> loose = Arbitraries.longs().between(0, 30).set().ofMaxSize(12);
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, blocks), net.jqwik.api.Tuple.of(1, loose)).list().ofMinSize(1).ofMaxSize(4);
  }
}
