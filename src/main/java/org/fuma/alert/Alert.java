package org.fuma.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert with what came of it.
 *
 * @param by     the name of the account whose act it is about; empty where nobody was signed in
 * @param closed by whom, when and with what note; empty while it is open
 */
public record Alert(AlertRow row, String by, Optional<Closing> closed) {

  /** How an alert was closed. */
  public record Closing(String note, String by, Instant at) {}
}
