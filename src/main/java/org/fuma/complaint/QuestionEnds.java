package org.fuma.complaint;

import jakarta.inject.Singleton;
import org.fuma.access.Actor;

/**
 * A question does not outlive what it was asked for: it ends when its complaint is decided, passed on or filed away, or is about another authority.
 * Withdrawing a complaint ends only a question that tells who complains. Any other goes on until supervisors move on or file the complaint away:
 * an authority that presses a firm must not see by its questions that it was the right one.
 */
@Singleton
class QuestionEnds implements ComplaintWatcher {

  private final QuestionRepository questions;
  private final QuestionRecords records;

  QuestionEnds(QuestionRepository questions, QuestionRecords records) {
    this.questions = questions;
    this.records = records;
  }

  @Override
  public void moved(Complaint after) {
    questions.open(after.id())
        .filter(open -> over(open, after))
        .ifPresent(open -> records.end(open, QuestionState.WITHDRAWN, Questions.WITHDRAWAL, "", Actor.SYSTEM_ACCOUNT));
  }

  private static boolean over(Question open, Complaint after) {
    ComplaintState state = after.standing().state();
    boolean elsewhere = after.authority().filter(authority -> authority == open.authority()).isEmpty();
    return elsewhere || !state.open() && (state != ComplaintState.WITHDRAWN || open.covered().scope().names());
  }
}
