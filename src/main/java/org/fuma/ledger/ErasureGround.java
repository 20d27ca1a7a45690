package org.fuma.ledger;

/** Why personal text may, or must, be erased (Personal Information Protection Law, Art. 47 and 15). */
public enum ErasureGround {
  /** Art. 47 (1): what it was collected for is reached, cannot be reached, or needs it no more. */
  PURPOSE_OVER("处理目的已实现、无法实现或不再必要", "the purpose is reached, out of reach or past"),
  /** Art. 47 (2): the service has ended or the period of storage is over. */
  STORAGE_OVER("保存期限已届满", "the period of storage is over"),
  /** Art. 47 (3), Art. 15: the person has withdrawn consent. */
  CONSENT_WITHDRAWN("个人撤回同意", "consent was withdrawn"),
  /** Art. 47 (4): it was collected or used against the law or an agreement. */
  UNLAWFUL("违反法律、行政法规或约定处理", "it was processed against law or agreement"),
  /** A court or a competent authority has ordered it. */
  ORDERED("法院或主管机关责令删除", "a court or an authority ordered it"),
  /** Art. 47 (5): another law or administrative regulation demands it. */
  OTHER_LAW("法律、行政法规规定的其他情形", "another law demands it");

  private final String chinese;
  private final String english;

  ErasureGround(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The ground in a few Chinese words. */
  public String chinese() {
    return chinese;
  }

  /** The ground in a few English words. */
  public String english() {
    return english;
  }
}
