package org.fuma.rule;

/** How much a finding weighs. */
public enum Severity {
  /** The firm and the supervisor are told; the visit goes on. */
  NOTICE,
  /** The visit is refused. */
  REFUSE
}
