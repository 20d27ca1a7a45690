package org.fuma.enterprise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of a firm, with all that it was changed to.
 *
 * @param actor   the display name of who did it; empty when the system did
 * @param contact true when the contact was set at this step
 */
public record EnterpriseStep(
    long id,
    Instant at,
    String actor,
    EnterpriseState state,
    String name,
    Optional<District> district,
    String address,
    String batch,
    Optional<Grade> grade,
    Optional<Long> liaison,
    boolean contact,
    String reason) {

  /** The message keys of what differs from the step before; empty for the first step. */
  public List<String> changedSince(Optional<EnterpriseStep> before) {
    List<String> changed = new ArrayList<>();
    before.ifPresent(
        old -> {
          note(changed, "enterprise.state", old.state, state);
          note(changed, "enterprise.name", old.name, name);
          note(changed, "enterprise.district", old.district, district);
          note(changed, "enterprise.address", old.address, address);
          note(changed, "enterprise.batch", old.batch, batch);
          note(changed, "enterprise.grade", old.grade, grade);
          note(changed, "enterprise.liaison", old.liaison, liaison);
          note(changed, "enterprise.contact", false, contact);
        });
    return changed;
  }

  private static void note(List<String> changed, String key, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changed.add(key);
    }
  }
}
