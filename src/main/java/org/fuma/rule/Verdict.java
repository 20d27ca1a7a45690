package org.fuma.rule;

/** What the rules decide of an arrival. */
public enum Verdict {
  /** 准予入企. */
  ADMIT,
  /** 准予入企，有提示. */
  ADMIT_WITH_NOTICE,
  /** 不予入企. */
  REFUSE
}
