package org.fuma.settings;

/** A start that changes nothing in the database: for a command that only looks, at a copy, a backup or beside a service. */
public final class Looking {

  /** The property that is set then; without it nothing stands. What writes at a start is left out by it. */
  public static final String WANTED = "fuma-internal.looks";

  private Looking() {}
}
