package org.fuma.authority;

/** Whose body it is. */
public enum AuthorityLevel {
  /** The city's. */
  CITY,
  /** A county's or a district's. */
  COUNTY
}
