package org.fuma.quiet;

/** A hole in the wall, made on purpose: each tells, in its own way, how many complaints there are of the visit's firm. */
enum PlantedLeak {
  /** None. */
  NONE,
  /** A number on the visit's page. */
  FIELD,
  /** A member of the visit's JSON. */
  MEMBER,
  /** A header of the visit's page. */
  HEADER,
  /** An entity tag of it. */
  ETAG,
  /** Spaces at its end. */
  SIZE,
  /** The order of a list. */
  ORDER,
  /** A moment more for a complaint that is there. */
  TIME,
  /** Another refusal for a complaint that is there. */
  STATUS,
  /** A security event about whoever complains. */
  EVENT,
  /** A row that others read. */
  ROW,
  /** A number on the visit's page that grows with a rating. */
  RATED,
  /** A number below the totals of ratings that grows with one before its quarter is over. */
  TOTAL,
  /** A number below the orders to the authority. */
  ORDERED,
  /** A last line in a file that is taken away. */
  FILE,
  /** The firm's name below a question to the authority. */
  ASKED,
  /** A notice to the lead that somebody has complained. */
  TOLD,
  /** An entry of the ledger with the account of who complains. */
  NAMED,
  /** An entry about a complaint in the auditor's list. */
  LISTED,
  /** Today's complaints among the days that the auditor sees counted. */
  COUNTED,
  /** What the public log's newest entries are about. */
  PUBLISHED,
  /** Another refusal for an entry that is there. */
  ENTRY;

  private static volatile PlantedLeak planted = NONE;
  private static volatile long lead;

  /** Opens that hole and closes all others. */
  static void plant(PlantedLeak leak) {
    planted = leak;
  }

  /** The account of the lead who must not be told. */
  static void lead(long account) {
    lead = account;
  }

  /** The same. */
  static long lead() {
    return lead;
  }

  /** True while it is open. */
  boolean open() {
    return planted == this;
  }
}
