package org.fuma.ledger;

/** The tree's tables contradict each other: nothing may be appended to them. The message begins with the row that does not fit. */
final class Broken extends RuntimeException {

  Broken(String what) {
    super(what);
  }
}
