package org.fuma.authority;

/** What became of an official. */
public enum OfficialAct {
  /** Another certificate, or a longer validity. */
  RENEWED,
  /** Left the authority. */
  LEFT,
  /** Came back to it. */
  RETURNED,
  /** Another photograph. */
  PHOTOGRAPHED
}
