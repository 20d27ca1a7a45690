package org.fuma.enterprise;

import java.util.List;
import java.util.Optional;

/** What a line of a roster does to the register, or has done. */
public sealed interface Enrolled {

  /** The line. */
  Enrolment row();

  /** Where the firm is, once the line is taken; empty while nobody knows. */
  Optional<District> district();

  /** The firm is not in the register yet. */
  record New(Enrolment row, Optional<District> district) implements Enrolled {}

  /** The firm is there, and these things of it change. */
  record Changed(Enrolment row, long enterprise, Optional<District> district, List<Change> changes)
      implements Enrolled {}

  /** The firm is there, and the line says nothing new. */
  record Unchanged(Enrolment row, long enterprise, Optional<District> district) implements Enrolled {}

  /**
   * One thing that changes.
   *
   * @param field  as forms name it: name, district, address, contact, telephone, batch, grade, liaison
   * @param before empty for what was not known; six digits for a district, an id for a liaison
   * @param after  likewise
   */
  record Change(String field, String before, String after) {}
}
