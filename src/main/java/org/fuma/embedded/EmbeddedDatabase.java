package org.fuma.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fuma.settings.StartFailure;

/**
 * A MariaDB 11.4.5 that lives and ends with this service. It answers on 127.0.0.1 alone, keeps its data in one folder
 * over restarts, and is started again when it dies. A service that is killed leaves it running; the next one adopts it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private final DataFolder folder;
  private final FolderLock lock;
  private final Server server;
  private final Watch watch;
  private final boolean firstStart;
  private boolean closed;

  private EmbeddedDatabase(DataFolder folder, FolderLock lock, Server server, Watch watch, boolean firstStart) {
    this.folder = folder;
    this.lock = lock;
    this.server = server;
    this.watch = watch;
    this.firstStart = firstStart;
  }

  /**
   * Opens the database of a folder: makes it, starts it (recovering what a crash left), or adopts the server that still
   * runs on it. Returns when the server takes connections: after 0.3 s, or 3 s the first time.
   *
   * @throws StartFailure when another process uses the folder, it cannot be written, the disk is full, the server does
   *     not start, or there is none for this machine
   */
  public static EmbeddedDatabase open(EmbeddedOptions options) {
    Path path = options.folder().toAbsolutePath().normalize();
    try {
      DataFolder folder = DataFolder.at(path);
      FolderLock lock = FolderLock.take(folder);
      try {
        return open(options, folder, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw Disk.failure(path, e);
    }
  }

  private static EmbeddedDatabase open(EmbeddedOptions options, DataFolder folder, FolderLock lock)
      throws IOException {
    ServerFiles files = ServerFiles.unpacked(Platform.current(), ServerFiles.userCache(),
        folder.root().resolve("server"));
    Server server = new Server(files, folder, options);
    Optional<ServerProcess> adopted = server.adopt();
    boolean firstStart = Bootstrap.createIfMissing(files, folder);
    ServerProcess process = adopted.isPresent() ? adopted.get() : server.start();
    Watch watch = new Watch(server, process);
    watch.start();
    return new EmbeddedDatabase(folder, lock, server, watch, firstStart);
  }

  /** The server's port on 127.0.0.1: the same at every start, unless another program has taken it meanwhile. */
  public int port() {
    return server.port();
  }

  /** The account that makes tables and triggers in the schema {@code fuma}, and grants rights on it. */
  public Account migrator() {
    return server.migrator();
  }

  /** The account that the service works with: it may read the schema; the migrations grant the rest. */
  public Account application() {
    return server.application();
  }

  /** The account that the erase command works with: it may read the schema, and erase once it has been granted that. */
  public Account eraser() {
    return server.eraser();
  }

  /** {@code jdbc:mysql://127.0.0.1:PORT/fuma}, without options. */
  public String jdbcUrl() {
    return Login.url(port());
  }

  /** Whether this start made the database. */
  public boolean firstStart() {
    return firstStart;
  }

  /** Whether the server is up now; for a moment it is not, after it died and before it is up again. */
  public boolean running() {
    return watch.running();
  }

  /** Shuts the server down cleanly, waits for its end, and lets the folder go. Again does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    watch.close();
    try {
      Files.deleteIfExists(folder.pid());
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("The embedded database's folder " + folder.root() + " was not let go", e);
    }
  }
}
