package org.fuma.complaint;

/** Where a question stands. */
public enum QuestionState {
  /** The authority has to answer. */
  OPEN,
  /** It has. */
  ANSWERED,
  /** The supervisor needs no answer any more. */
  WITHDRAWN
}
