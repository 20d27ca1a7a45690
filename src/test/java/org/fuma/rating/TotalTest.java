package org.fuma.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What totals show, and what they never do. */
class TotalTest {

  private static final int LEAST = 5;
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

  private static RatingRepository.Voice voice(long firm, LocalDate day, long id, int grade, RatingQuestion... yes) {
    return new RatingRepository.Voice(firm, day, id, new RatingAnswers(grade, Set.of(yes)));
  }

  /** A rating with all that is needed to say which totals it is in. */
  private record Given(AuthorityQuarter of, RatingRepository.Voice voice) {}

  private static List<Given> random(long seed, int ratings, int firms, int authorities) {
    Random random = new Random(seed);
    List<Given> all = new ArrayList<>();
    for (int i = 0; i < ratings; i++) {
      Set<RatingQuestion> yes = new HashSet<>();
      for (RatingQuestion question : RatingQuestion.values()) {
        if (random.nextInt(4) == 0) {
          yes.add(question);
        }
      }
      AuthorityQuarter of = new AuthorityQuarter(random.nextInt(authorities), new Quarter(2026, 1 + random.nextInt(2)));
      all.add(new Given(of,
          new RatingRepository.Voice(random.nextInt(firms), DAY.plusDays(random.nextInt(60)), i, new RatingAnswers(1 + random.nextInt(5), yes))));
    }
    return all;
  }

  @Property(tries = 300)
  void noTwoPublishedTotalsDifferByOneFirm(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 120) int ratings, @ForAll @IntRange(min = 1, max = 12) int firms,
      @ForAll @IntRange(min = 1, max = 4) int authorities) {
    Map<AuthorityQuarter, List<Given>> parts = random(seed, ratings, firms, authorities).stream().collect(Collectors.groupingBy(Given::of));
    List<Set<Long>> published = new ArrayList<>();
    for (List<Given> part : parts.values()) {
      Total total = Total.of(part.stream().map(Given::voice).toList(), LEAST);
      Set<Long> behind = part.stream().map(given -> given.voice().enterprise()).collect(Collectors.toSet());
      assertThat(total.firms()).isEqualTo(behind.size());
      if (total.published()) {
        // Which ratings are behind it, by number: totals have none in common.
        published.add(part.stream().map(given -> given.voice().rating()).collect(Collectors.toSet()));
        assertThat(behind).hasSizeGreaterThanOrEqualTo(LEAST);
      }
    }
    for (int i = 0; i < published.size(); i++) {
      for (int j = 0; j < i; j++) {
        Set<Long> both = new HashSet<>(published.get(i));
        both.retainAll(published.get(j));
        assertThat(both).isEmpty();
      }
    }
  }

  @Property(tries = 300)
  void aFigureIsShownOnlyWhenNotAllAgreeAndIsTheMeanOfFirms(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int ratings, @ForAll @IntRange(min = 1, max = 12) int firms) {
    List<RatingRepository.Voice> voices = random(seed, ratings, firms, 1).stream().map(Given::voice).toList();
    Total total = Total.of(voices, LEAST);
    List<RatingAnswers> last = voices.stream().collect(Collectors.groupingBy(RatingRepository.Voice::enterprise)).values().stream()
        .map(own -> own.stream().reduce((a, b) -> b.day().isAfter(a.day()) || b.day().equals(a.day()) && b.rating() > a.rating() ? b : a).orElseThrow().answers())
        .toList();
    for (RatingQuestion question : RatingQuestion.values()) {
      long said = last.stream().filter(answers -> answers.said(question)).count();
      assertThat(total.share(question)).isEqualTo(
          said == 0 || said == last.size() ? Optional.empty() : Optional.of((int) Math.round(said * 100.0 / last.size())));
    }
    double mean = last.stream().mapToInt(RatingAnswers::grade).average().orElseThrow();
    boolean agree = last.stream().map(RatingAnswers::grade).distinct().count() == 1;
    assertThat(total.grade()).isEqualTo(agree ? Optional.empty() : Optional.of((int) Math.round(mean * 10)));
    assertThat(Total.read(total.write())).isEqualTo(total);
  }

  @Test
  void fourFirmsAreTooFewHoweverOftenTheyRate() {
    List<RatingRepository.Voice> voices = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      voices.add(voice(i % 4, DAY, i, 1 + i % 5));
    }
    assertThat(Total.of(voices, LEAST).published()).isFalse();
    voices.add(voice(4, DAY, 40, 5));
    assertThat(Total.of(voices, LEAST).published()).isTrue();
  }

  @Test
  void whereAllAgreeOnEverythingNothingIsPublished() {
    List<RatingRepository.Voice> voices = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      voices.add(voice(i, DAY, i, 5, RatingQuestion.CERTIFICATES));
    }
    assertThat(Total.of(voices, LEAST).published()).isFalse();
  }

  @Test
  void aFirmThatIsVisitedOftenHasOneVoice() {
    List<RatingRepository.Voice> voices = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      voices.add(voice(0, DAY, i, 1, RatingQuestion.FAVOURS));
    }
    for (int firm = 1; firm < 5; firm++) {
      voices.add(voice(firm, DAY, 30 + firm, 5));
    }
    Total total = Total.of(voices, LEAST);
    assertThat(total.grade()).contains(42);
    assertThat(total.share(RatingQuestion.FAVOURS)).contains(20);
    assertThat(total.firmsAtLeast()).isEqualTo(5);
    assertThat(total.ratings()).isEqualTo(34);
  }

  @Test
  void aQuarterIsClosedWhenItsLastVisitCanBeRatedNoLonger() {
    Quarter third = Quarter.of(LocalDate.of(2026, 9, 30));
    assertThat(third).isEqualTo(new Quarter(2026, 3));
    assertThat(third.closedOn(LocalDate.of(2026, 10, 30))).isFalse();
    assertThat(third.closedOn(LocalDate.of(2026, 10, 31))).isTrue();
    assertThat(Quarter.lastClosed(LocalDate.of(2026, 10, 30))).isEqualTo(new Quarter(2026, 2));
    assertThat(Quarter.lastClosed(LocalDate.of(2026, 10, 31))).isEqualTo(third);
    assertThat(Quarter.lastClosed(LocalDate.of(2027, 1, 30))).isEqualTo(third);
    assertThat(Quarter.lastClosed(LocalDate.of(2027, 1, 31))).isEqualTo(new Quarter(2026, 4));
    for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
      Quarter last = Quarter.lastClosed(day);
      assertThat(last.closedOn(day)).isTrue();
      Quarter next = Quarter.of(last.lastDay().plusDays(1));
      assertThat(next.closedOn(day)).isFalse();
      assertThat(next.before()).isEqualTo(last);
      assertThat(Quarter.of(next.code())).isEqualTo(next);
      assertThat(Quarter.read(next.toString())).contains(next);
    }
    assertThat(Quarter.read("2026-Q5")).isEmpty();
  }
}
