package org.fuma.code;

/** Judges the digits of a live code (design.md §3.2). The room of live codes, which builds on this one, implements it. */
public interface LiveDigits {

  /** How digits stand to the moment in which they are judged. */
  enum Freshness {
    /** Of this step of 30 seconds, or of the one before. */
    FRESH,
    /** They were right some minutes ago: a photograph, or a screen that stood still. */
    EXPIRED,
    /** Never right, or so long ago that it does not matter. */
    WRONG
  }

  /** Judges eight digits that were shown with that serial. */
  Freshness judge(Serial serial, String digits);
}
