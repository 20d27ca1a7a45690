package org.fuma.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the server of one folder up: adopts one that still runs, or starts one. */
final class Server {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final Duration CODE = Duration.ofSeconds(5);
  private static final Duration STARTING = Duration.ofMinutes(5);
  private static final Duration ANSWERING = Duration.ofSeconds(5);
  private static final int PORT_TRIES = 5;
  // More than one: on a busy machine a login may outlast its time limit.
  private static final int LOGIN_TRIES = 3;
  private static final int NEEDED_MEGABYTES = 32;
  private static final int LOG_TAIL_BYTES = 64 << 10;

  private final ServerFiles files;
  private final DataFolder folder;
  private final EmbeddedOptions options;
  private final Account migrator;
  private final Account application;
  private final Account eraser;
  private int port;

  Server(ServerFiles files, DataFolder folder, EmbeddedOptions options) throws IOException {
    this.files = files;
    this.folder = folder;
    this.options = options;
    this.migrator = folder.migrator();
    this.application = folder.application();
    this.eraser = folder.eraser();
    this.port = (int) folder.rememberedPort().orElse(0);
  }

  int port() {
    return port;
  }

  Account migrator() {
    return migrator;
  }

  Account application() {
    return application;
  }

  Account eraser() {
    return eraser;
  }

  /**
   * The server that a process which died left running, if it can be used as it is; one that cannot is ended, since two
   * servers on one folder would not do.
   */
  Optional<ServerProcess> adopt() throws IOException {
    Optional<ServerProcess> found = ServerProcess.find(folder);
    if (found.isEmpty()) {
      return found;
    }
    ServerProcess server = found.get();
    boolean asWanted = Files.isDirectory(folder.data())
        && ServerConfiguration.kept(folder, ServerConfiguration.options(files, folder, options, port));
    if (asWanted && answers(server, ANSWERING)) {
      LOG.info("The embedded database still ran (process {}) and is used on", server.pid());
      return found;
    }
    LOG.info("The embedded database still ran (process {}) but not as wanted, and is started anew", server.pid());
    server.end();
    return Optional.empty();
  }

  /** Starts a server, on the remembered port or, when another program has taken that, on another. */
  ServerProcess start() throws IOException {
    for (int attempt = 1; ; attempt++) {
      port = Ports.choose(folder.rememberedPort());
      folder.rememberPort(port);
      Optional<ServerProcess> started = startOnPort(attempt < PORT_TRIES);
      if (started.isPresent()) {
        return started.get();
      }
    }
  }

  /** Starts the server again after it died, on the port that the service's connections go to. */
  ServerProcess startAgain() throws IOException {
    return startOnPort(false).orElseThrow();
  }

  /** Empty when the port was taken between the look and the start, and that is to be forgiven. */
  private Optional<ServerProcess> startOnPort(boolean forgiving) throws IOException {
    Disk.require(folder.root(), NEEDED_MEGABYTES);
    ServerConfiguration.write(folder, ServerConfiguration.options(files, folder, options, port));
    ServerProcess.Started started = ServerProcess.start(files, folder);
    if (answers(started.server(), STARTING)) {
      LOG.info("The embedded database runs on port {} (process {})", port, started.server().pid());
      return Optional.of(started.server());
    }
    boolean died = !started.server().alive();
    started.server().end();
    String said = logSince(started.logged());
    if (forgiving && said.contains("Bind on TCP/IP port")) {
      return Optional.empty();
    }
    throw failure(said, died ? "ended with code " + code(started.process()) : "did not answer");
  }

  private boolean answers(ServerProcess server, Duration longest) {
    try {
      return server.await(() -> Ports.greets(port), longest) && letsUsIn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean letsUsIn() {
    for (int attempt = 0; attempt < LOGIN_TRIES; attempt++) {
      if (Login.works(port, migrator) && Login.works(port, application) && Login.works(port, eraser)) {
        return true;
      }
    }
    return false;
  }

  /** A process that is gone already may have its code a moment later. */
  private static String code(Process process) {
    try {
      return process.waitFor(CODE.toSeconds(), TimeUnit.SECONDS) ? Integer.toString(process.exitValue()) : "unknown";
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  private StartFailure failure(String said, String what) {
    if (said.contains("No space left") || said.contains("errno: 28") || said.contains("Disk is full")) {
      return new StartFailure("The disk that holds %s is full: make room, or choose another folder with %s."
          .formatted(folder.root(), SettingName.of("data-folder")));
    }
    int library = said.indexOf("error while loading shared libraries: ");
    if (library >= 0) {
      return new StartFailure("The embedded database needs a system library that is not installed (%s)."
          .formatted(said.substring(library).lines().findFirst().orElse("").strip()));
    }
    return new StartFailure("The embedded database in %s %s while it started: see its log %s."
        .formatted(folder.root(), what, folder.log()));
  }

  private String logSince(long position) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(folder.log().toFile(), "r")) {
      log.seek(Math.max(position, log.length() - LOG_TAIL_BYTES));
      byte[] tail = new byte[(int) Math.max(0, log.length() - log.getFilePointer())];
      log.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8);
    }
  }
}
