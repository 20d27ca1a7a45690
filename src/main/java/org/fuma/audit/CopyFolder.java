package org.fuma.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.OutsideCopies;
import org.fuma.ledger.SignedCheckpoint;

/** A folder with copies of checkpoints: a file for each, named after the tree's size, and never written again. */
record CopyFolder(Path path) {

  private static final String ENDING = ".checkpoint";
  private static final int LARGEST = 64 << 10;

  /**
   * Puts a copy there.
   *
   * @return why it is not there, in a few characters; empty when it is
   */
  Optional<String> put(SignedCheckpoint checkpoint) {
    Path file = file(checkpoint.size());
    try {
      Files.createDirectories(path);
      if (Files.exists(file)) {
        return Arrays.equals(Files.readAllBytes(file), checkpoint.note()) ? Optional.empty() : Optional.of("ANOTHER OF THAT SIZE");
      }
      // Whole or not at all: what breaks off leaves a name that nobody reads.
      Path part = Files.createTempFile(path, "copy", ".part");
      Files.write(part, checkpoint.note());
      part.toFile().setReadable(true, false);
      part.toFile().setReadOnly();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return Optional.empty();
    } catch (IOException refused) {
      return Optional.of(refused.getClass().getSimpleName());
    }
  }

  /**
   * Every copy that is there, smallest tree first.
   *
   * @param accepted the size of the largest that the folder took: if it is gone, somebody took it away, and it is given without a byte
   */
  List<OutsideCopies.Given> read(Optional<Long> accepted) {
    List<OutsideCopies.Given> found = new ArrayList<>();
    if (!Files.isDirectory(path)) {
      return accepted.isPresent() ? List.of(new OutsideCopies.Given(path.toString(), new byte[0])) : List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ENDING)) {
      for (Path file : files) {
        found.add(new OutsideCopies.Given(file.toString(), note(file)));
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
      found.add(new OutsideCopies.Given(path.toString(), new byte[0]));
    }
    accepted.map(this::file).filter(Files::notExists).ifPresent(gone -> found.add(new OutsideCopies.Given(gone.toString(), new byte[0])));
    found.sort(Comparator.comparing(OutsideCopies.Given::name));
    return found;
  }

  private Path file(long size) {
    return path.resolve("%019d".formatted(size) + ENDING);
  }

  /** The file's bytes; none of one that cannot be read, or is no checkpoint by its length: then it is named as such. */
  private static byte[] note(Path file) {
    try {
      return Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }
}
