package org.fuma.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;

/** Room on the disk, and what to say when there is none. */
final class Disk {

  private static final long MEGABYTE = 1L << 20;

  private Disk() {}

  /**
   * Refuses to go on when the disk is nearly full: the server would wait for room without a word.
   *
   * @throws StartFailure when fewer megabytes are left below this folder
   */
  static void require(Path folder, long megabytes) throws IOException {
    long left = Files.getFileStore(folder).getUsableSpace();
    // Some network file systems answer with a negative number for "plenty".
    if (left >= 0 && left < megabytes * MEGABYTE) {
      throw new StartFailure("The disk that holds %s has %d MB left and the embedded database needs %d MB there: make "
          .formatted(folder, left / MEGABYTE, megabytes) + "room, or choose another folder with " + SettingName.of("data-folder") + ".");
    }
  }

  /** The sentence for a file that could not be read or written below this folder. */
  static StartFailure failure(Path folder, IOException cause) {
    String reason = cause instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    if (reason.contains("No space left")) {
      return new StartFailure("The disk that holds %s is full: make room, or choose another folder with %s."
          .formatted(folder, SettingName.of("data-folder")), cause);
    }
    return new StartFailure("The embedded database's folder %s cannot be written (%s): make it writable for this user, "
        .formatted(folder, reason) + "or choose another with " + SettingName.of("data-folder") + ".", cause);
  }

  /** Removes a file or a folder with all that is in it, if it is there. */
  static void removeTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
