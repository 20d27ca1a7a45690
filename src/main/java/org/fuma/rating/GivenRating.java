package org.fuma.rating;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.fuma.web.Checks;

/**
 * A rating as it was given, unchecked.
 *
 * @param answers {@code yes} or {@code no} by question
 */
public record GivenRating(String grade, Map<RatingQuestion, String> answers, String text) {

  static final int LONGEST = 1_000;

  /** A rating that was checked. */
  record Checked(RatingAnswers answers, String text) {}

  /** The name of the question's field. */
  public static String field(RatingQuestion question) {
    return question.name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Checks it: grade and every answer have to be there, words need not.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  Checked checked() {
    Checks checks = new Checks();
    int stars = checks.number("grade", grade, RatingAnswers.LEAST, RatingAnswers.MOST);
    Set<RatingQuestion> yes = EnumSet.noneOf(RatingQuestion.class);
    for (RatingQuestion question : RatingQuestion.values()) {
      String said = checks.required(field(question), answers.getOrDefault(question, ""), 8);
      if (said.equals("yes")) {
        yes.add(question);
      } else if (!said.isEmpty() && !said.equals("no")) {
        checks.refuse(field(question), "check.choice");
      }
    }
    String said = checks.optional("text", text, LONGEST);
    checks.done();
    return new Checked(new RatingAnswers(stars, yes), said);
  }
}
