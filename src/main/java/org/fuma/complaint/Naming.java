package org.fuma.complaint;

/** Whether the authority complained of may be told who complains. The supervisor always knows. */
public enum Naming {
  /** It may not: the default. */
  WITHHELD,
  /** The complainant has consented, on record. */
  CONSENTED
}
