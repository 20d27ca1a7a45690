package org.fuma.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the ratings of one authority in one closed quarter come to (domain.md §4). Every firm has one voice, its last rating of the quarter: so no firm that is
 * visited often decides the figure, and no fraction gives away who spoke how often. Shown to the authority only from so many firms on, and no
 * figure on which all agree. Totals of two authorities or two quarters hold no rating in common, so that none is the difference of others.
 *
 * @param ratings    how many ratings there are
 * @param leastFirms from how many firms on the rules of that time let the authority see it
 * @param grades     how many firms gave each grade, the worst first
 * @param yes        how many firms answered each question with yes, in the order of {@link RatingQuestion}
 */
public record Total(int ratings, int leastFirms, List<Integer> grades, List<Integer> yes) {

  private static final List<Integer> BANDS = List.of(200, 100, 50, 20, 10);

  /** Keeps its own copies. */
  public Total {
    grades = List.copyOf(grades);
    yes = List.copyOf(yes);
  }

  /** The total of these ratings. */
  static Total of(Collection<RatingRepository.Voice> ratings, int leastFirms) {
    Map<Long, RatingRepository.Voice> last = new LinkedHashMap<>();
    ratings.stream().sorted(Comparator.comparing(RatingRepository.Voice::day).thenComparing(RatingRepository.Voice::rating))
        .forEach(voice -> last.put(voice.enterprise(), voice));
    int[] grades = new int[RatingAnswers.MOST];
    int[] yes = new int[RatingQuestion.values().length];
    for (RatingRepository.Voice voice : last.values()) {
      grades[voice.answers().grade() - RatingAnswers.LEAST]++;
      voice.answers().yes().forEach(question -> yes[question.ordinal()]++);
    }
    return new Total(ratings.size(), leastFirms, boxed(grades), boxed(yes));
  }

  /** How many firms there are. */
  public int firms() {
    return grades.stream().mapToInt(Integer::intValue).sum();
  }

  /** At least so many firms, as coarsely as an authority is told. */
  public int firmsAtLeast() {
    return BANDS.stream().filter(band -> firms() >= band && band >= leastFirms).findFirst().orElse(leastFirms);
  }

  /** True when the authority may see it: enough firms, and not all of one mind on everything. */
  public boolean published() {
    boolean anything = grade().isPresent() || Arrays.stream(RatingQuestion.values()).anyMatch(question -> share(question).isPresent());
    return firms() >= leastFirms && anything;
  }

  /** The mean grade in tenths; empty when all gave the same. */
  public Optional<Integer> grade() {
    return grades.contains(firms()) ? Optional.empty() : Optional.of(meanGrade());
  }

  /** The percentage of firms that answered with yes; empty when all answered the same. */
  public Optional<Integer> share(RatingQuestion question) {
    int said = yes.get(question.ordinal());
    return said == 0 || said == firms() ? Optional.empty() : Optional.of(percent(question));
  }

  /** The mean grade in tenths, whoever agrees; for supervisors. */
  public int meanGrade() {
    int sum = IntStream.range(0, grades.size()).map(place -> grades.get(place) * (place + RatingAnswers.LEAST)).sum();
    return (sum * 20 + firms()) / (2 * firms());
  }

  /** The percentage of yes, whoever agrees; for supervisors. */
  public int percent(RatingQuestion question) {
    return (yes.get(question.ordinal()) * 200 + firms()) / (2 * firms());
  }

  /** As it is sealed. */
  String write() {
    List<Integer> all = new ArrayList<>(List.of(ratings, leastFirms));
    all.addAll(grades);
    all.addAll(yes);
    return all.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** What {@link #write} wrote. */
  static Total read(String written) {
    List<Integer> all = Arrays.stream(written.split(" ")).map(Integer::valueOf).toList();
    int questions = 2 + RatingAnswers.MOST;
    return new Total(all.get(0), all.get(1), all.subList(2, questions), all.subList(questions, all.size()));
  }

  private static List<Integer> boxed(int[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
