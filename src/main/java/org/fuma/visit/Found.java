package org.fuma.visit;

/** What was found on an item. */
public enum Found {
  /** As it should be, 未发现问题. */
  COMPLIANT,
  /** Something is wrong, 发现问题. */
  PROBLEM,
  /** It was not looked at after all, 未检查. */
  NOT_CHECKED
}
