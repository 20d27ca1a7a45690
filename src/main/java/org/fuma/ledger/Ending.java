package org.fuma.ledger;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import jakarta.inject.Singleton;

/** Whether the program is ending: it is said before the first of its parts goes. */
@Singleton
final class Ending implements ApplicationEventListener<ShutdownEvent> {

  private volatile boolean begun;

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    begun = true;
  }

  /** True from then on. */
  boolean begun() {
    return begun;
  }
}
