package org.fuma.access;

import java.util.List;
import org.fuma.web.Form;
import org.fuma.web.Words;

/** A list that can be taken away as a file. */
public interface Exportable {

  /** The list's name in addresses and file names: ASCII letters and hyphens. */
  String name();

  /** The message key of what people call it. */
  default String title() {
    return "export.list-" + name();
  }

  /**
   * True when who reads the record must not learn from it which firm took the list away, nor how long it is or by what it was narrowed (design decision
   * 12).
   */
  default boolean quiet() {
    return false;
  }

  /** True when the actor may see the list at all. */
  boolean openTo(Actor actor);

  /** The fields that narrow the list, as its page has them. */
  List<String> fields();

  /** The page of the list as it is narrowed. */
  String page(Form filter);

  /**
   * Begins to read the list: only what the actor may see of it, narrowed by the filter.
   *
   * @throws org.fuma.web.Failure.Invalid   when the filter says what does not exist
   * @throws org.fuma.web.Failure.NotFound  when it names something that the actor may not see
   * @throws org.fuma.web.Failure.Forbidden when the actor may not see the list
   */
  Export open(Actor by, Form filter, Words words);
}
