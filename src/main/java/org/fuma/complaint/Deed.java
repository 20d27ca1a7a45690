package org.fuma.complaint;

import java.util.List;
import java.util.Optional;

/**
 * What is put down of a step besides what the head says afterwards.
 *
 * @param actor  the supervisor's account; 0 for the complainant and the service, who stay unnamed
 * @param fields what was written: the text first, then what belongs to it; sealed together
 */
record Deed(
    String event, long actor, Optional<ComplaintOutcome> outcome, Optional<String> ground, Optional<String> choice, List<String> fields) {

  /** Nothing but a text. */
  static Deed of(String event, long actor, String text) {
    return new Deed(event, actor, Optional.empty(), Optional.empty(), Optional.empty(), List.of(text, ""));
  }

  /** The same with what was chosen. */
  Deed choosing(String chosen) {
    return new Deed(event, actor, outcome, ground, Optional.of(chosen), fields);
  }

  /** The same on a ground. */
  Deed because(Enum<?> why) {
    return new Deed(event, actor, outcome, Optional.of(why.name()), choice, fields);
  }
}
