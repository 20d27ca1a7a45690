package org.fuma.notice;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Tells people what has happened: put down with the act itself, sent afterwards. */
@Singleton
public class Notices {

  /**
   * Puts a notice down in the running transaction; it is sent when that has been committed.
   *
   * @param path      where the page leads, as {@code /complaints/…}
   * @param arguments what the page's sentence is filled with
   * @throws io.micronaut.transaction.exceptions.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void tell(NoticeKind kind, Collection<? extends Recipient> to, String path, List<String> arguments) {}
}
