package org.fuma.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The program in a process of its own, as an operator starts it. */
final class Forked {

  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final Pattern PASSWORD = Pattern.compile("^ {4}(\\S+) +(\\S{4}-\\S{4}-\\S{4}-\\S{4})$", Pattern.MULTILINE);

  /** Where the tests themselves run in the background, Ctrl-C is ignored by them and by all that they start; env puts that right. */
  private static final List<String> INTERRUPTIBLE = interruptible();

  private final Process process;
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();
  private final List<Thread> readers;

  private Forked(Process process) {
    this.process = process;
    this.readers = List.of(reader(process.inputReader(StandardCharsets.UTF_8), out), reader(process.errorReader(StandardCharsets.UTF_8), err));
  }

  private static List<String> interruptible() {
    List<String> prefix = List.of("env", "--default-signal=INT");
    try {
      List<String> trial = new ArrayList<>(prefix);
      trial.add("true");
      return new ProcessBuilder(trial).redirectErrorStream(true).start().waitFor() == 0 ? prefix : List.of();
    } catch (IOException | InterruptedException none) {
      return List.of();
    }
  }

  /** What a process left when it ended. */
  record End(int code, String out, String err) {}

  /** Starts the program with these settings as environment variables and these arguments. */
  static Forked start(Map<String, String> environment, String... arguments) {
    SampleService.make();
    return start(Program.options(), environment, arguments);
  }

  /** The same, before all others, with these options of the JVM that name the program. */
  static Forked start(List<String> program, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(INTERRUPTIBLE);
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(program);
    command.add("org.fuma.Main");
    command.addAll(List.of(arguments));
    try {
      Path folder = Files.createDirectories(Path.of("target/test-start").toAbsolutePath());
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("FUMA_") || name.startsWith("MICRONAUT_"));
      builder.environment().putAll(environment);
      Forked forked = new Forked(builder.start());
      // So that a run of the tests that is broken off leaves none behind.
      Runtime.getRuntime().addShutdownHook(new Thread(forked.process::destroy));
      return forked;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs the program to its end. */
  static End run(Map<String, String> environment, String... arguments) {
    return start(environment, arguments).end();
  }

  /** Waits until the start screen is there. */
  Forked ready() {
    return printed("Started in ");
  }

  /** Waits until the program has printed this. */
  Forked printed(String text) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> !process.isAlive() || out().contains(text));
    if (!out().contains(text)) {
      // What a process said last may be read a moment after its end.
      End end = end();
      if (!end.out().contains(text)) {
        throw new IllegalStateException("It ended first: " + end);
      }
    }
    return this;
  }

  /** The sample city's passwords, by the account's name. */
  Map<String, String> passwords() {
    Map<String, String> passwords = new LinkedHashMap<>();
    Matcher line = PASSWORD.matcher(out());
    while (line.find()) {
      passwords.put(line.group(1), line.group(2));
    }
    return passwords;
  }

  /** What the log says of requests that failed inside. */
  String failures() {
    List<String> lines = out().lines().toList();
    StringBuilder failures = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("ErrorAnswers") && lines.get(i).endsWith(" failed")) {
        failures.append(String.join("\n", lines.subList(i, Math.min(lines.size(), i + 14)))).append('\n');
      }
    }
    return failures.toString();
  }

  /** Sends a signal by its name: INT, TERM or KILL. */
  Forked signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
      return this;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Waits for the end. */
  End end() {
    return end(PATIENCE);
  }

  /** Waits so long for the end. */
  End end(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("It did not end: " + out());
      }
      for (Thread reader : readers) {
        // A database server that outlives a killed service holds no end of these pipes.
        reader.join(PATIENCE);
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return new End(process.exitValue(), out(), text(err));
  }

  String out() {
    return text(out);
  }

  boolean alive() {
    return process.isAlive();
  }

  private static String text(List<String> lines) {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private static Thread reader(BufferedReader reader, List<String> lines) {
    return Thread.ofVirtual().start(() -> {
      try (reader) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          synchronized (lines) {
            lines.add(line);
          }
        }
      } catch (IOException ended) {
        // The process was killed.
      }
    });
  }
}
