package org.fuma.rating;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a firm said of a visit.
 *
 * @param grade 1 (very bad) to 5 (very good)
 * @param yes   the questions that were answered with yes; all others with no
 */
public record RatingAnswers(int grade, Set<RatingQuestion> yes) {

  /** The worst grade. */
  public static final int LEAST = 1;

  /** The best grade. */
  public static final int MOST = 5;

  /** Keeps its own copy. */
  public RatingAnswers {
    if (grade < LEAST || grade > MOST) {
      throw new IllegalArgumentException("no such grade: " + grade);
    }
    yes = yes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(yes));
  }

  /** True when that question was answered with yes. */
  public boolean said(RatingQuestion question) {
    return yes.contains(question);
  }

  /** True when a supervisor has to call back: for so low a grade, or because favours were asked for (domain.md §4). */
  public boolean bad(int callBackUpTo) {
    return grade <= callBackUpTo || said(RatingQuestion.FAVOURS);
  }

  /** As it is sealed: the grade and a Y or N for each question. */
  String write() {
    StringBuilder written = new StringBuilder().append(grade);
    for (RatingQuestion question : RatingQuestion.values()) {
      written.append(said(question) ? 'Y' : 'N');
    }
    return written.toString();
  }

  /** What {@link #write} wrote. */
  static RatingAnswers read(String written) {
    Set<RatingQuestion> yes = EnumSet.noneOf(RatingQuestion.class);
    for (RatingQuestion question : RatingQuestion.values()) {
      if (written.charAt(question.ordinal() + 1) == 'Y') {
        yes.add(question);
      }
    }
    return new RatingAnswers(written.charAt(0) - '0', yes);
  }
}
