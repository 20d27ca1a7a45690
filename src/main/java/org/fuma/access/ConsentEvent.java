package org.fuma.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be done with a request for consent, as addresses name it. */
enum ConsentEvent {
  /** Another administrator consents. */
  GIVING,
  /** Another administrator refuses. */
  REFUSAL,
  /** Who asked takes it back. */
  WITHDRAWAL;

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ConsentEvent> named(String path) {
    return Arrays.stream(values()).filter(event -> event.path().equals(path)).findFirst();
  }
}
