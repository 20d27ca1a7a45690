package org.fuma.access;

/** By what a session was opened. */
public enum Strength {
  /** A password alone. */
  PASSWORD,
  /** A password and a one-time code. */
  TWO_FACTORS,
  /** A passkey that asked for the person's finger, face or PIN. */
  PASSKEY,
  /** A remembered phone and its PIN. */
  DEVICE;

  /** True when two different things were proved. */
  public boolean twofold() {
    return this != PASSWORD;
  }
}
