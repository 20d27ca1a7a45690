package org.fuma.authority;

/** How an item is inspected. */
public enum Method {
  /** By going there. */
  ON_SITE,
  /** From papers and data, without going there. */
  OFF_SITE
}
