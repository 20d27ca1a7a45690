package org.fuma.alert;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** What supervisors have to look at: raised with the act that it is about, closed by a supervisor with a note. */
@Singleton
public class Alerts {

  /**
   * Raises an alert in the running transaction.
   *
   * @param actor the account whose act it is about; 0 for nobody
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void raise(AlertKind kind, long visit, long enterprise, long authority, long actor) {
    // Kept by the supervisors' list.
  }
}
