package org.fuma.job;

/** Where a job stands. */
public enum JobState {
  /** Nobody has begun, or a service that was ended has given it back. */
  WAITING,
  /** Somebody works on it. */
  RUNNING,
  /** Somebody worked on it and has not been heard of since: its lease has run out. */
  INTERRUPTED,
  /** A person stopped it. */
  STOPPED,
  /** All of it is done. */
  DONE,
  /** It cannot go on, for the reason told. */
  FAILED;

  /** True when a person may let it go on. */
  public boolean resumable() {
    return this == INTERRUPTED || this == STOPPED || this == FAILED;
  }

  /** True when nothing will change by itself any more. */
  public boolean ended() {
    return this == DONE || resumable();
  }
}
