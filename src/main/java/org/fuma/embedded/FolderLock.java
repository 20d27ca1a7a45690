package org.fuma.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;

/** Keeps a second process, or a second caller in this one, off a database's folder. It ends with the process. */
final class FolderLock implements AutoCloseable {

  // Closing any channel on a file drops all locks this process has on it, so the file must not even be opened twice.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StartFailure when another process, or this one, has it
   */
  static FolderLock take(DataFolder folder) throws IOException {
    Path file = folder.lock();
    if (!HELD_HERE.add(file)) {
      throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw inUse(folder, holder(channel));
      }
      channel.truncate(0).write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
      return new FolderLock(file, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD_HERE.remove(file);
      throw e;
    }
  }

  private static StartFailure inUse(DataFolder folder, String holder) {
    return new StartFailure("Another process (%s) already runs the embedded database in %s: stop it, or choose another "
        .formatted(holder, folder.root()) + "folder with " + SettingName.of("data-folder") + ".");
  }

  private static String holder(FileChannel channel) {
    ByteBuffer text = ByteBuffer.allocate(20);
    try {
      channel.read(text, 0);
    } catch (IOException lockedForReadingToo) {
      return "unknown";
    }
    return StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
  }

  /** Lets the folder go; again does nothing. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD_HERE.remove(file);
    }
  }
}
