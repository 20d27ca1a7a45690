package org.fuma.complaint;

import jakarta.inject.Singleton;
import org.fuma.access.Actor;

/** A question that tells who complains does not outlive the consent to it: when that is taken back, so is the question. */
@Singleton
class ConsentTakenBack implements ComplaintWatcher {

  private final QuestionRepository questions;
  private final QuestionRecords records;

  ConsentTakenBack(QuestionRepository questions, QuestionRecords records) {
    this.questions = questions;
    this.records = records;
  }

  @Override
  public void naming(long complaint, Naming naming) {
    if (naming == Naming.WITHHELD) {
      questions.open(complaint).filter(open -> open.covered().scope().names())
          .ifPresent(open -> records.end(open, QuestionState.WITHDRAWN, Questions.WITHDRAWAL, "", Actor.SYSTEM_ACCOUNT));
    }
  }
}
