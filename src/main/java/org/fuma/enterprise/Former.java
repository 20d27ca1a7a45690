package org.fuma.enterprise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a firm was called, or where it was, from one moment until another. */
public record Former(String value, Instant from, Instant until) {

  /** The former values, latest first; empty ones are left out. Steps come oldest first. */
  static List<Former> of(List<EnterpriseStep> steps, Function<EnterpriseStep, String> value) {
    List<Former> former = new ArrayList<>();
    Instant since = steps.isEmpty() ? Instant.EPOCH : steps.getFirst().at();
    for (int i = 1; i < steps.size(); i++) {
      String before = value.apply(steps.get(i - 1));
      if (!before.equals(value.apply(steps.get(i)))) {
        if (!before.isEmpty()) {
          former.addFirst(new Former(before, since, steps.get(i).at()));
        }
        since = steps.get(i).at();
      }
    }
    return former;
  }
}
