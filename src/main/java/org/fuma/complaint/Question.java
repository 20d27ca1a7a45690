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
    LocalDate askedOn,
    String text,
    QuestionState state,
    LocalDate dueOn,
    boolean provisional,
    Optional<Answer> answer,
    List<AnswerFile> files) {

  /** What the authority says. */
  public record Answer(String text, LocalDate on, String by) {}

  /** True when it should have been answered by now. */
  public boolean overdue(LocalDate today) {
    return state == QuestionState.OPEN && today.isAfter(dueOn);
  }
}
