package org.fuma.visit;

/** Who added words to a visit's record, and why. */
public enum RemarkKind {
  /** The firm, of the visit, 企业意见. */
  FIRM,
  /** An official, that the firm would not sign, 拒绝签字. */
  UNSIGNED
}
