package org.fuma.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.Map;
import java.util.Optional;
import org.fuma.Application;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.settings.Looking;
import org.fuma.settings.SettingName;
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
   * Starts everything but the listening and what is done by the clock, for a command that does one thing; a service may run beside it.
   *
   * @throws StartFailure when it cannot, for a reason that the operator can mend
   */
  static Service start() {
    return start(Map.of(NothingScheduled.WANTED, true));
  }

  /**
   * Starts everything but the listening, once the port is known to be free.
   *
   * @throws StartFailure when it cannot, for a reason that the operator can mend
   */
  static Service serve() {
    return start(Map.of(Listening.WANTED, true));
  }

  /**
   * As {@link #start()}, under the account that may erase.
   *
   * @throws StartFailure when it cannot, for a reason that the operator can mend
   */
  static Service erasing() {
    return start(Map.of(Preparation.ERASING, true, NothingScheduled.WANTED, true));
  }

  /**
   * As {@link #start()}, under an account that may read everything, by connections that let nothing be changed.
   *
   * @throws StartFailure when it cannot, for a reason that the operator can mend; also when the schema is not this program's
   */
  static Service looking() {
    return start(Map.of(Looking.WANTED, true, NothingScheduled.WANTED, true));
  }

  private static Service start(Map<String, Object> properties) {
    ApplicationContext context = ApplicationContext.builder(Application.class).banner(false).properties(properties).build();
    try {
      context.start();
      return new Service(context, Preparation.takeOpened());
    } catch (RuntimeException failed) {
      closeQuietly(context);
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

  // A context whose start failed half-way holds a pool of connections, which would complain of the database's end.
  private static void closeQuietly(ApplicationContext context) {
    try {
      context.close();
    } catch (RuntimeException neverStarted) {
      // The failure of the start is the one to be told.
    }
  }

  private static RuntimeException explained(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure sentence) {
        return sentence;
      }
      if (cause instanceof BindException) {
        return new StartFailure("The port is taken by another program: end that, or choose another with " + SettingName.of("port") + ".", failed);
      }
    }
    return failed;
  }
}
