package org.fuma.ledger;

/** Why personal text may, or must, be erased (Personal Information Protection Law, Art. 47 and 15). */
public enum ErasureGround {
  /** Art. 47 (1): what it was collected for is reached, cannot be reached, or needs it no more. */
  PURPOSE_OVER,
  /** Art. 47 (2): the service has ended or the period of storage is over. */
  STORAGE_OVER,
  /** Art. 47 (3), Art. 15: the person has withdrawn consent. */
  CONSENT_WITHDRAWN,
  /** Art. 47 (4): it was collected or used against the law or an agreement. */
  UNLAWFUL,
  /** A court or a competent authority has ordered it. */
  ORDERED,
  /** Art. 47 (5): another law or administrative regulation demands it. */
  OTHER_LAW
}
