package org.fuma.authority;

import java.time.Instant;
import java.util.Set;

/**
 * How an authority stood on the list from a moment on.
 *
 * @param reason why; empty where it was put on the list
 */
public record AuthorityStep(long authority, boolean listed, Set<String> districts, String entrustedBy, String reason, long actor, Instant at) {

  /** Keeps its own copy. */
  public AuthorityStep {
    districts = Set.copyOf(districts);
  }
}
