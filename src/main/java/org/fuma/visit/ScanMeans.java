package org.fuma.visit;

/** How the code was taken in, as the phone claims it. */
public enum ScanMeans {
  /** By the camera, off the plaque. */
  PLAQUE,
  /** Off a photograph. */
  PHOTO,
  /** The serial was typed; nothing was signed. */
  TYPED
}
