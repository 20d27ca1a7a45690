package org.fuma.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * The files of one embedded database.
 *
 * @param root the folder that they lie in, absolute
 */
record DataFolder(Path root) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 24;
  private static final int SECRET_CHARACTERS = 32;
  private static final String LOOPBACK = "127.0.0.1";

  /** The folder, made when missing. */
  static DataFolder at(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    makeFolder(absolute);
    Path real = absolute.toRealPath();
    makeFolder(real.resolve("tmp"));
    return new DataFolder(real);
  }

  /** The server's own data folder; once it is there, it is whole. */
  Path data() {
    return root.resolve("data");
  }

  /** The file whose lock says that a process uses this folder. */
  Path lock() {
    return root.resolve("lock");
  }

  /** The number of the server's process. */
  Path pid() {
    return root.resolve("server.pid");
  }

  /** What the server says. */
  Path log() {
    return root.resolve("server.log");
  }

  /** The options of the server that runs, or ran last. */
  Path configuration() {
    return root.resolve("server.cnf");
  }

  /** The statements that the server runs at each start, with passwords. */
  Path initFile() {
    return root.resolve("init.sql");
  }

  /** For the server's temporary tables. */
  Path temporary() {
    return root.resolve("tmp");
  }

  /** Owns the schema {@code fuma}: makes tables and triggers in it and grants rights on it. */
  Account migrator() throws IOException {
    return new Account("fuma_migrator", secret("migrator.password"), LOOPBACK);
  }

  /** What the service works with. */
  Account application() throws IOException {
    return new Account("fuma_app", secret("application.password"), LOOPBACK);
  }

  /** What the command that erases works with. */
  Account eraser() throws IOException {
    return new Account("fuma_eraser", secret("eraser.password"), LOOPBACK);
  }

  /** The port of the last start, or nothing. */
  OptionalLong rememberedPort() throws IOException {
    return number(root.resolve("port"));
  }

  /** Keeps the port for later starts. */
  void rememberPort(int port) throws IOException {
    writePrivately(root.resolve("port"), port + "\n");
  }

  /** The process number in the pid file, or nothing. */
  OptionalLong rememberedProcess() throws IOException {
    return number(pid());
  }

  private static OptionalLong number(Path file) throws IOException {
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    String text = Files.readString(file).strip();
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /** A password kept in a file; one that is missing or cut short is made anew, and the server told at its start. */
  private String secret(String name) throws IOException {
    Path file = root.resolve(name);
    String kept = Files.exists(file) ? Files.readString(file).strip() : "";
    if (kept.matches("[A-Za-z0-9_-]{" + SECRET_CHARACTERS + "}")) {
      return kept;
    }
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    writePrivately(file, made + "\n");
    return made;
  }

  /** Writes a file that only its owner may read, as a whole or not at all. */
  static void writePrivately(Path file, String text) throws IOException {
    Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part", owner("rw-------"));
    Files.write(part, text.getBytes(StandardCharsets.UTF_8));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes a folder, and those above it that are missing, that only its owner may enter. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, owner("rwx------"));
    }
  }

  private static FileAttribute<?>[] owner(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
