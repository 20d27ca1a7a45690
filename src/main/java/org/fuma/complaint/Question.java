package org.fuma.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A question to the authority complained of.
 *
 * @param id          random; leads to no complaint
 * @param complaint   for supervisors alone
 * @param item        the name of the inspection item
 * @param firm        the name of the firm, when the question tells it
 * @param provisional true when its last day is to be counted anew once a calendar is loaded
 * @param files       papers with the answer
 */
public record Question(
    long id,
    long complaint,
    long authority,
    String authorityName,
    Covered covered,
    Optional<String> item,
    Optional<String> firm,
    LocalDate askedOn,
    String text,
    QuestionState state,
    LocalDate dueOn,
    boolean provisional,
    Optional<Answer> answer,
    List<AnswerFile> files) {

  /** What the authority says. */
  public record Answer(String text, LocalDate on, String by) {}

  /** As supervisors read it: what the authority puts together is theirs when it has been sent. */
  Question sent() {
    return state == QuestionState.ANSWERED ? this
        : new Question(id, complaint, authority, authorityName, covered, item, firm, askedOn, text, state, dueOn, provisional, Optional.empty(),
            List.of());
  }

  /** As the authority reads it: of one that told who complains nothing is left once it was taken back. */
  Question told() {
    return !untold() ? this
        : new Question(id, complaint, authority, authorityName, new Covered(covered.scope(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty()), Optional.empty(), Optional.empty(), askedOn, "", state, dueOn, provisional, answer, files);
  }

  /** True when it told who complains and was taken back. */
  private boolean untold() {
    return covered.scope().names() && state == QuestionState.WITHDRAWN;
  }

  /** True when it should have been answered by now. */
  public boolean overdue(LocalDate today) {
    return state == QuestionState.OPEN && today.isAfter(dueOn);
  }
}
