package org.fuma.complaint;

/** Where a measure stands. */
public enum MeasureState {
  /** To be done. */
  OPEN,
  /** The authority says that it is done; a supervisor has to look. */
  REPORTED,
  /** Done, as a supervisor has confirmed. */
  DONE
}
