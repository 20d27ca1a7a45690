package org.fuma.ledger;

import java.util.ArrayList;
import java.util.List;

/** What a verification found; the first names the row that does not fit. */
public final class Findings {

  private static final int MOST = 20;

  private final List<Finding> found = new ArrayList<>();
  private long more;

  /**
   * One thing that does not fit.
   *
   * @param table        where
   * @param row          which row: its key as shown
   * @param what         what is wrong with it, a sentence in English without personal data
   * @param confidential only who holds the database may learn which row it is (design decision 12)
   */
  public record Finding(String table, String row, String what, boolean confidential) {

    /** For the operator, who holds the database: the row by name. */
    @Override
    public String toString() {
      return table + " " + row + ": " + what;
    }

    /** For pages and programs. */
    public String shown() {
      return confidential ? "A confidential record does not fit; the command line names it." : toString();
    }
  }

  /** Notes one; from the 21st on they are only counted. */
  public void add(String table, String row, String what) {
    add(table, row, what, Confidential.holds(table));
  }

  /** As {@link #add(String, String, String)}, where the table does not tell whether the row is confidential. */
  public void add(String table, String row, String what, boolean confidential) {
    if (found.size() < MOST) {
      found.add(new Finding(table, row, what, confidential));
    } else {
      more++;
    }
  }

  /** Those noted, in the order in which they were met. */
  public List<Finding> found() {
    return List.copyOf(found);
  }

  /** How many there are in all. */
  public long count() {
    return found.size() + more;
  }
}
