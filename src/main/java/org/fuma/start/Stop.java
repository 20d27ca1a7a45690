package org.fuma.start;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Ends the service when the process is told to: at once when it is up, else as soon as its start has come to an end. */
final class Stop {

  private final CompletableFuture<Optional<Service>> start = new CompletableFuture<>();
  private volatile boolean asked;

  /** The service is up. */
  void started(Service service) {
    start.complete(Optional.of(service));
  }

  /** The start failed and left nothing. */
  void failed() {
    start.complete(Optional.empty());
  }

  /** Whether the process is ending. */
  boolean asked() {
    return asked;
  }

  /** What the process does at its end. */
  void run() {
    asked = true;
    start.join().ifPresent(Service::close);
  }
}
