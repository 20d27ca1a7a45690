package org.fuma.audit;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fuma.ledger.OutsideCopies;
import org.fuma.ledger.SignedCheckpoint;

/** A folder with copies of checkpoints: a file for each, named after the tree's size, and never written again. */
record CopyFolder(Path path) {

  private static final String ENDING = ".checkpoint";
  private static final Pattern NAME = Pattern.compile("[0-8][0-9]{18}\\.checkpoint");
  private static final int LARGEST = 64 << 10;

  /**
   * A copy that is there.
   *
   * @param size of its tree, by its name
   * @param at   when it came
   */
  record Held(long size, Instant at) {}

  /** The one of the largest tree; the folder is asked, and not the database, whose rows somebody else may write. */
  Optional<Held> newest() {
    try {
      Optional<Path> largest = files().stream().filter(file -> NAME.matcher(name(file)).matches()).max(Comparator.comparing(CopyFolder::name));
      return largest.isEmpty() ? Optional.empty()
          : Optional.of(new Held(Long.parseLong(name(largest.get()).replace(ENDING, "")), Files.getLastModifiedTime(largest.get()).toInstant()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Puts a copy there.
   *
   * @param now  when it comes
   * @return why it is not there, in a few characters; empty when it is
   */
  Optional<String> put(SignedCheckpoint checkpoint, Instant now) {
    Path file = file(checkpoint.size());
    try {
      Files.createDirectories(path);
      if (Files.exists(file)) {
        return Arrays.equals(Files.readAllBytes(file), checkpoint.note()) ? Optional.empty() : Optional.of("ANOTHER OF THAT SIZE");
      }
      // Whole or not at all: what breaks off leaves a name that nobody reads.
      Path part = Files.createTempFile(path, "copy", ".part");
      Files.write(part, checkpoint.note());
      dated(part, now);
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
      return accepted.isPresent() ? List.of(new OutsideCopies.Given(name(path), new byte[0])) : List.of();
    }
    try {
      for (Path file : files()) {
        found.add(new OutsideCopies.Given(name(file), note(file)));
      }
    } catch (IOException unreadable) {
      found.add(new OutsideCopies.Given(name(path), new byte[0]));
    }
    accepted.map(this::file).filter(Files::notExists).ifPresent(gone -> found.add(new OutsideCopies.Given(name(gone), new byte[0])));
    found.sort(Comparator.comparing(OutsideCopies.Given::name));
    return found;
  }

  private static void dated(Path file, Instant moment) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(moment));
    } catch (IOException refused) {
      // The time by the clock of the machine that holds the folder will do.
    }
  }

  private List<Path> files() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ENDING)) {
      List<Path> all = new ArrayList<>();
      files.forEach(all::add);
      return all;
    } catch (DirectoryIteratorException brokenOff) {
      throw brokenOff.getCause();
    }
  }

  /** The last part alone: where the copies lie is no business of whoever reads a finding on a page. */
  private static String name(Path path) {
    return String.valueOf(path.getFileName());
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
