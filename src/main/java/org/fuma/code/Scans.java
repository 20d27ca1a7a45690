package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.web.Failure;

/** Reads codes on photographs and camera frames. A large picture takes 100 MB, so two are read at once and no more. */
@Singleton
class Scans {

  private static final int AT_ONCE = 2;
  private static final int WAIT_SECONDS = 2;
  private static final int RETRY_SECONDS = 2;
  private static final int MEGABYTE = 1024 * 1024;

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /**
   * The text of the QR on the picture; empty when none can be read.
   *
   * @throws Failure.TooLarge when the picture has too many bytes or pixels
   * @throws Failure.Invalid  when it is neither JPEG nor PNG
   * @throws Failure.TooMany  when others are read and none is done within two seconds
   */
  Optional<String> read(Actor by, byte[] picture) {
    by.require(Permission.CODE_SCAN);
    if (picture.length > QrReader.LARGEST_FILE) {
      throw tooLarge();
    }
    if (!acquired()) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      return switch (QrReader.read(picture)) {
        case QrReader.Reading.Text text -> Optional.of(text.text());
        case QrReader.Reading.NothingFound nothing -> Optional.empty();
        case QrReader.Reading.TooManyPixels many -> throw new Failure.TooLarge("scan.too-many-pixels", many.width(),
            many.height());
        case QrReader.Reading.TooLarge large -> throw tooLarge();
        case QrReader.Reading.NotAnImage none -> throw new Failure.Invalid("scan.not-image");
      };
    } finally {
      free.release();
    }
  }

  private boolean acquired() {
    try {
      return free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Failure.TooLarge tooLarge() {
    return new Failure.TooLarge("scan.too-large", QrReader.LARGEST_FILE / MEGABYTE);
  }
}
