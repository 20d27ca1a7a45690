package org.fuma;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Assertions;

/** What some tests need of the machine. Where it is missing they say so and are skipped; with {@code -Dtest.forbid-skips=true} they fail. */
public final class Needed {

  private Needed() {}

  /** Chromium's program, as Debian's package installs it, or as Chrome is found elsewhere. */
  public static Path chromium() {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      skip("This test needs Chromium, which is not installed (apt-get install chromium fonts-noto-cjk).");
    }
    return found.get();
  }

  /** A second program that reads codes, so that not only the one that we build on has read ours. */
  public static void zbarimg() {
    if (!Files.isExecutable(Path.of("/usr/bin/zbarimg"))) {
      skip("This test needs zbarimg, which is not installed (apt-get install zbar-tools).");
    }
  }

  /** What MySQL's server needs. */
  static void libaio() {
    MySqlServer.missing().ifPresent(Needed::skip);
  }

  /** Skips, or fails where skipping is forbidden. */
  public static void skip(String reason) {
    System.err.println("SKIPPED: " + reason);
    if (Boolean.getBoolean("test.forbid-skips")) {
      Assertions.fail(reason);
    }
    Assumptions.abort(reason);
  }
}
