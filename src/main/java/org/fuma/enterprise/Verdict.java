package org.fuma.enterprise;

/** What an act on a firm comes to. */
public enum Verdict {
  /** The firm is changed. */
  CHANGED,
  /** It is so already. */
  UNCHANGED,
  /** The firm's state does not lead there, or nothing says what it should become. */
  REFUSED
}
