package org.fuma.complaint;

/** Why a complaint's clock stands still. There are no others. */
public enum StopGround {
  /** The complainant has to add something. */
  COMPLAINANT,
  /** An expert's opinion is awaited. */
  EXPERT,
  /** Another procedure has to end first. */
  OTHER_PROCEDURE,
  /** Force majeure. */
  FORCE_MAJEURE
}
