package org.fuma.job;

/** A part of a job that is written in one transaction. */
public interface Batch {

  /** Writes it, inside the running transaction. After a deadlock it is called again. */
  Outcome write();
}
