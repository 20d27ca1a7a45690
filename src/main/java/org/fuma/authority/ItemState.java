package org.fuma.authority;

/** How a version of an item stands. */
public enum ItemState {
  /** On the published list. */
  IN_FORCE,
  /** Another version has taken its place. */
  REPLACED,
  /** Taken off the list. */
  WITHDRAWN
}
