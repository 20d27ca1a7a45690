package org.fuma.visit;

import java.util.Optional;
import org.fuma.rule.VisitKind;

/** Which visits a list shows; what is empty leaves all. */
public record VisitFilter(
    Optional<Long> enterprise, Optional<Long> authority, Optional<VisitState> state, Optional<VisitKind> kind) {

  /** Every visit that one may see. */
  public static final VisitFilter NONE =
      new VisitFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
