package org.fuma.access;

import org.fuma.web.Checks;

/** The reason that an act on an account has to give: 4 to 200 characters. */
final class Reason {

  private static final String FIELD = "reason";
  private static final int LEAST = 4;
  private static final int MOST = 200;

  private Reason() {}

  /**
   * The reason, tidied.
   *
   * @throws org.fuma.web.Failure.Invalid when it is missing, too short or too long
   */
  static String required(String given) {
    Checks checks = new Checks();
    String reason = required(given, checks);
    checks.done();
    return reason;
  }

  /** The reason, tidied; what is wrong with it is said to the checks. */
  static String required(String given, Checks checks) {
    return checks.required(FIELD, given, LEAST, MOST);
  }

  /** The reason where none is needed; empty then. */
  static String optional(String given, Checks checks) {
    return checks.optional(FIELD, given, MOST);
  }
}
