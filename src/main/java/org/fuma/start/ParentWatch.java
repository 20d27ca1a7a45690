package org.fuma.start;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Ends the service when the Maven that started it has ended, which would otherwise leave it running unseen. */
final class ParentWatch {

  private static final Duration EVERY = Duration.ofMillis(250);

  private ParentWatch() {}

  /** Begins to watch when the property {@code fuma.with-parent} is set. */
  static void begin() {
    if (!Boolean.getBoolean("fuma.with-parent")) {
      return;
    }
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(
            () -> {
              while (ProcessHandle.current().parent().equals(parent)) {
                LockSupport.parkNanos(EVERY.toNanos());
              }
              System.exit(0);
            });
  }
}
