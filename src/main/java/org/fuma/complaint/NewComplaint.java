package org.fuma.complaint;

import java.util.Optional;

/**
 * A complaint as it is asked for, not yet checked.
 *
 * @param enterprise the firm that complains; may be absent when the account speaks for one firm only
 * @param visit      the visit complained of, when there is one on record
 * @param subject    in a few words; when it is empty, the text's beginning stands for it
 * @param matter     a {@link Matter}; may be empty: it follows from the visit or the category then
 * @param officials  who it was, as far as known
 * @param naming     a {@link Naming}; empty: {@link Naming#WITHHELD}
 * @param caller     by what name to call back, from a plaque
 * @param telephone  the number to call back, from a plaque
 */
public record NewComplaint(
    Optional<Long> enterprise,
    Optional<Long> visit,
    Optional<Long> authority,
    String category,
    String happenedOn,
    String text,
    String demand,
    String subject,
    String matter,
    String officials,
    String naming,
    String caller,
    String telephone) {

  /** One without what may be left out. */
  public NewComplaint(
      Optional<Long> enterprise, Optional<Long> visit, Optional<Long> authority, String category, String happenedOn, String text, String demand) {
    this(enterprise, visit, authority, category, happenedOn, text, demand, "", "", "", "", "", "");
  }
}
