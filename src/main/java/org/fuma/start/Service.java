package org.fuma.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.Optional;
import org.fuma.Application;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.settings.StartFailure;

/** The running program: beans, and the embedded database below them. Closing it ends both, the database last. */
final class Service implements AutoCloseable {

  private final ApplicationContext context;
  private final Optional<EmbeddedDatabase> database;
  private boolean closed;

  private Service(ApplicationContext context, Optional<EmbeddedDatabase> database) {
    this.context = context;
    this.database = database;
  }

  /**
   * Starts everything but the listening.
   *
   * @throws StartFailure when it cannot, for a reason that the operator can mend
   */
  static Service start() {
    ApplicationContext context = ApplicationContext.builder(Application.class).banner(false).build();
    try {
      context.start();
      return new Service(context, Preparation.takeOpened());
    } catch (RuntimeException failed) {
      Preparation.takeOpened().ifPresent(EmbeddedDatabase::close);
      throw explained(failed);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Begins to listen. */
  void listen() {
    try {
      bean(EmbeddedServer.class).start();
    } catch (ServerStartupException failed) {
      throw explained(failed);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      context.close();
      database.ifPresent(EmbeddedDatabase::close);
    }
  }

  private static RuntimeException explained(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure sentence) {
        return sentence;
      }
      if (cause instanceof BindException) {
        return new StartFailure("The port is taken by another program: end that, or choose another with fuma.port (FUMA_PORT).", failed);
      }
    }
    return failed;
  }
}
