package org.fuma.complaint;

import jakarta.inject.Singleton;
import org.fuma.access.Actor;

/**
 * A question does not outlive what it was asked for: it ends when its complaint is decided, passed on or filed away, or is about another authority.
 * Withdrawing a complaint ends only a question that tells who complains. Any other goes on until it is answered, or a supervisor moves on, files the
 * complaint away or takes it back: an authority that presses a firm must not see by its questions that it was the right one. What the service files
 * away by itself ends none, since that day and minute are counted from the withdrawal.
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
    boolean unseen = state == ComplaintState.WITHDRAWN || state == ComplaintState.CLOSED && after.steps().getLast().actor() == Actor.SYSTEM_ACCOUNT;
    return elsewhere || !state.open() && (!unseen || open.covered().scope().names());
  }
}
