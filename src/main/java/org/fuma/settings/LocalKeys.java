package org.fuma.settings;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The keys of a local run: made at the first start, kept below the data folder, readable by their owner alone. */
final class LocalKeys {

  private final Path folder;

  LocalKeys(Path folder) {
    this.folder = folder;
  }

  /** The key of that name: 32 random bytes in Base64. */
  String text(String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException refused) {
      throw new StartFailure("The folder " + folder + " cannot be written or read: check who owns it, or choose another with " + SettingName.of("data-folder") + ".", refused);
    }
  }

  private void make(Path file) throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];
    Path draft = Files.createTempFile(folder, "key", ".part", ownerOnly);
    Files.writeString(draft, Base64.getEncoder().encodeToString(random));
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      Files.delete(draft);
    }
  }
}
