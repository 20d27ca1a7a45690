package org.fuma.notice;

/** How far a delivery is. */
public enum DeliveryState {
  /** Waits for its time. */
  WAITING,
  /** Somebody is at it, and nothing has been handed over yet. */
  TAKEN,
  /** It is being handed over. */
  HANDING,
  /** Handed over. */
  SENT,
  /** Nobody knows whether it was handed over; it is not sent again by itself. */
  UNCERTAIN,
  /** Refused for good, or tried often enough. */
  DEAD
}
