package org.fuma.code;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.fuma.settings.Looking;
import org.fuma.settings.StartFailure;

/** Has today's key published before the first request. */
@Singleton
@Requires(missingProperty = Looking.WANTED)
final class KeysAtStart implements ApplicationEventListener<StartupEvent> {

  private final CodeKeys keys;

  KeysAtStart(CodeKeys keys) {
    this.keys = keys;
  }

  /** @throws StartFailure when today's key has the name of another */
  @Override
  public void onApplicationEvent(StartupEvent event) {
    keys.begin();
  }
}
