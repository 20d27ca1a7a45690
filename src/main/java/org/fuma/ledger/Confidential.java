package org.fuma.ledger;

import java.util.Set;

/** What only supervisors may follow: to all others the ledger shows of it the kind and the day (design decision 12). */
public final class Confidential {

  /** The kinds of objects of which that holds. */
  public static final Set<String> OBJECTS = Set.of("complaint", "question", "measure", "rating", "rating-total", "call-back");

  /** The kind of entries that record nothing: they stand in the tree so that its growth tells of nothing. */
  public static final String BLANK = "ledger.blank";

  private Confidential() {}

  /** True for an object that only supervisors may follow. */
  public static boolean is(String objectKind) {
    return OBJECTS.contains(objectKind);
  }

  /** True for a table whose rows are of such objects, or may be: evidence lies with other files, erasures with those of other texts. */
  static boolean holds(String table) {
    return table.startsWith("complaint") || table.startsWith("rating") || table.startsWith("call_back")
        || table.startsWith("attachment") || table.equals("erasure");
  }
}
