package org.fuma.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;

/** A running server of one folder: started by this process, or by one that has died since. */
final class ServerProcess {

  private static final long LOG_BYTES = 8L << 20;
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Duration PATIENT_END = Duration.ofSeconds(60);
  private static final Duration FORCED_END = Duration.ofSeconds(10);

  private final ProcessHandle handle;

  private ServerProcess(ProcessHandle handle) {
    this.handle = handle;
  }

  /** Starts a server with the folder's option file; it may end again at once, or take a while to answer. */
  static Started start(ServerFiles files, DataFolder folder) throws IOException {
    if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_BYTES) {
      Files.move(folder.log(), folder.root().resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    long logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    Process process = execute(new ProcessBuilder(files.binary().toString(), option(folder)), folder);
    try {
      process.getOutputStream().close();
      DataFolder.writePrivately(folder.pid(), process.pid() + "\n");
    } catch (IOException e) {
      process.destroy();
      throw e;
    }
    return new Started(new ServerProcess(process.toHandle()), process, logged);
  }

  /**
   * A server that was just started.
   *
   * @param logged how long its log was before
   */
  record Started(ServerProcess server, Process process, long logged) {}

  /**
   * Executes the server program with its output in the folder's log.
   *
   * @throws StartFailure when this machine cannot execute it
   */
  static Process execute(ProcessBuilder builder, DataFolder folder) {
    builder.directory(folder.root().toFile());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new StartFailure("The embedded database's program cannot be executed here (%s): set %s to a "
          .formatted(e.getMessage(), SettingName.of("database.url")) + "database of your own.", e);
    }
  }

  /** The server that runs on this folder, if any: the one in the pid file, or else one that names the option file. */
  static Optional<ServerProcess> find(DataFolder folder) throws IOException {
    OptionalLong pid = folder.rememberedProcess();
    Optional<ProcessHandle> remembered = pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : Optional.empty();
    return remembered.filter(process -> serves(process, folder, true))
        // A service killed between the start of its server and the writing of the pid file leaves no number.
        .or(() -> ProcessHandle.allProcesses().filter(process -> serves(process, folder, false)).findAny())
        .map(ServerProcess::new);
  }

  /** Numbers of processes are used again, hence the look at what the process was started with. */
  private static boolean serves(ProcessHandle process, DataFolder folder, boolean remembered) {
    Optional<String[]> arguments = process.info().arguments();
    if (arguments.isPresent()) {
      return Arrays.asList(arguments.get()).contains(option(folder)) && alive(process);
    }
    // Windows does not tell arguments.
    return remembered && process.info().command().filter(command -> command.endsWith("mysqld.exe")).isPresent();
  }

  private static String option(DataFolder folder) {
    return "--defaults-file=" + folder.configuration();
  }

  /** Whether the process lives. */
  boolean alive() {
    return alive(handle);
  }

  /** The process's number. */
  long pid() {
    return handle.pid();
  }

  // A dead process that its parent does not collect still counts as alive for ProcessHandle; in a container, whose
  // first process often collects none, that lasts for ever.
  private static boolean alive(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return !List.of('Z', 'X').contains(state.charAt(state.lastIndexOf(')') + 2));
    } catch (IOException | IndexOutOfBoundsException noProcFolder) {
      return process.isAlive();
    }
  }

  /**
   * Waits, while the process lives, until the condition holds.
   *
   * @return whether it holds
   * @throws InterruptedException when this thread is told to stop
   */
  boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (alive() && System.nanoTime() < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(STEP);
    }
    return false;
  }

  /** Ends the server cleanly, or by force when that takes a minute, and waits until it is gone. */
  void end() {
    // Polled: ProcessHandle.onExit takes seconds to notice the end of a process that is no child.
    handle.destroy();
    if (!gone(PATIENT_END)) {
      handle.destroyForcibly();
      gone(FORCED_END);
    }
  }

  private boolean gone(Duration longest) {
    boolean interrupted = false;
    long end = System.nanoTime() + longest.toNanos();
    while (alive() && System.nanoTime() < end) {
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !alive();
  }
}
