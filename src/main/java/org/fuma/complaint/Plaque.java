package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.fuma.code.PublicLooks;
import org.fuma.code.Serial;
import org.fuma.code.Verdict;
import org.fuma.settings.Settings;
import org.fuma.web.Failure;

/** Reads which firm's plaque somebody stands before, as the public page of the plaque does. */
@Singleton
class Plaque {

  private final PublicLooks looks;
  private final Settings settings;

  Plaque(PublicLooks looks, Settings settings) {
    this.looks = looks;
    this.settings = settings;
  }

  /** A firm's plaque; a replaced, expired or withdrawn one will do as well. */
  record Read(String serial, long enterprise, String firm) {}

  /**
   * The plaque of that code.
   *
   * @param code as scanned or typed
   * @throws Failure.NotFound when there is no such code
   * @throws Failure.TooMany  when the address guessed too often
   */
  Read read(HttpRequest<?> request, String code) {
    String typed = Serial.read(code).map(serial -> settings.publicAddress() + "/C/" + serial.value()).orElse(code);
    Verdict verdict = Verdict.of(looks.look(request, typed));
    return verdict.firm()
        .map(firm -> new Read(verdict.code().orElseThrow().serial().value(), firm.id(), firm.name()))
        .orElseThrow(Failure.NotFound::new);
  }
}
