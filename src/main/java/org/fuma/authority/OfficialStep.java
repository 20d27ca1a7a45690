package org.fuma.authority;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of an official at a moment.
 *
 * @param certificate the one that holds from then on
 * @param reason      why; empty where none is needed
 */
record OfficialStep(long official, Act act, Certificate certificate, Optional<Long> photo, String reason, long actor, Instant at) {

  /** What happened. */
  enum Act {
    /** Another certificate, or a longer validity. */
    RENEWED,
    /** Left the authority. */
    LEFT,
    /** Came back to it. */
    RETURNED,
    /** Another photograph. */
    PHOTOGRAPHED
  }
}
