package org.fuma.audit;

import java.util.List;
import java.util.Optional;

/**
 * A fact as a page shows it.
 *
 * @param name   its key in the canonical JSON
 * @param label  what people call it
 * @param values as they are committed to; more than one for a list, none for null and the empty list
 */
public record FactLine(String name, String label, List<Value> values) {

  /**
   * A value.
   *
   * @param text  as it is committed to
   * @param shown what the object of that id is called; empty for what is no object
   * @param life  the object's life in the ledger
   */
  public record Value(String text, Optional<String> shown, Optional<String> life) {}
}
