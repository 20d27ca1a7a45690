package org.fuma.rating;

/** Where a call-back stands. */
public enum CallBackState {
  /** The firm has to be called. */
  OPEN,
  /** It was reached. */
  REACHED,
  /** It could not be reached. */
  UNREACHED,
  /** It led to a complaint. */
  COMPLAINT;

  /** True when nothing is due any more. */
  public boolean over() {
    return this != OPEN;
  }
}
