package org.fuma.start;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The program as it is given to a JVM of its own: in jars, as operators have it, and from the second start on with an archive of the classes that the
 * first one loaded, which halves the time that a start takes.
 */
final class Program {

  private static final Path FOLDER = Path.of("target/test-start/program").toAbsolutePath();
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
  private static final String CLASS_PATH = classPath();

  private Program() {}

  /** Options of the JVM with which the program leaves the archive when it ends. */
  static List<String> leavingItsClasses() {
    return List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + ARCHIVE, "-cp", CLASS_PATH);
  }

  /** Options of the JVM for any other start; where no archive was left they do without. */
  static List<String> options() {
    return Files.exists(ARCHIVE) ? List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + ARCHIVE, "-cp", CLASS_PATH) : List.of("-cp", CLASS_PATH);
  }

  private static String classPath() {
    SampleService.delete(FOLDER);
    try {
      Files.createDirectories(FOLDER);
      List<String> path = new ArrayList<>();
      for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator)) {
        Path there = Path.of(entry);
        path.add(Files.isDirectory(there) ? jar(there, FOLDER.resolve(path.size() + ".jar")).toString() : entry);
      }
      return String.join(File.pathSeparator, path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Folders have entries of their own: beans are found by them. */
  private static Path jar(Path folder, Path to) throws IOException {
    try (ZipOutputStream jar = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to))); Stream<Path> files = Files.walk(folder)) {
      jar.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(one -> !one.equals(folder)).sorted().toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (Files.isDirectory(file)) {
          jar.putNextEntry(new ZipEntry(name + "/"));
        } else {
          jar.putNextEntry(new ZipEntry(name));
          Files.copy(file, jar);
        }
        jar.closeEntry();
      }
    }
    return to;
  }
}
