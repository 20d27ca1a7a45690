package org.fuma.visit;

/** How the code was taken in. All but {@link #LIVE} is what the phone claims. */
public enum ScanMeans {
  /** By the camera, off the plaque. */
  PLAQUE,
  /** Off a photograph. */
  PHOTO,
  /** The serial was typed; nothing was signed. */
  TYPED,
  /** Off a screen at the firm, with digits of that moment: proven, and used up by the arrival. */
  LIVE
}
