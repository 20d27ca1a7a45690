package org.fuma.complaint;

import java.util.List;

/** Parts that write something of their own in the transaction of a complaint's step: the search, the measures. */
public interface ComplaintWatcher {

  /** A complaint has begun. */
  default void begun(long complaint, Beginning beginning) {}

  /** Its author has added a text. */
  default void added(long complaint, String text) {}

  /**
   * It has been decided, and this is to follow.
   *
   * @param by       the handler, who proposed it
   * @param measures at least one; the complaint's authority is known then
   */
  default void decided(Complaint complaint, long by, List<NewMeasure> measures) {}

  /** It has taken an edge, or is about another authority now. */
  default void moved(Complaint after) {}

  /** Its author has consented to being named to the authority, or has taken the consent back. */
  default void naming(long complaint, Naming naming) {}
}
