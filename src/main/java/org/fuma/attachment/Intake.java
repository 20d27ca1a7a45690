package org.fuma.attachment;

import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fuma.store.Hashes;
import org.fuma.web.Failure;

/** Reads files that people send: within bounds, of a known kind by their bytes, and pictures without what a camera adds. */
@Singleton
public class Intake {

  /** The largest file, in MB. */
  public static final int MOST_MB = 10;

  private static final int MOST = MOST_MB << 20;
  private static final int AT_ONCE = 1;
  private static final int WAIT_SECONDS = 10;
  private static final int RETRY_SECONDS = 5;
  private static final int LONGEST_NAME = 120;
  private static final int END_OF_PDF = 2_048;
  private static final Set<FileKind> PICTURES = Set.of(FileKind.JPEG, FileKind.PNG);

  private static final int STRANGERS_AT_ONCE = 3;
  private static final int STRANGERS_WAIT_SECONDS = 2;

  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Semaphore strangers = new Semaphore(STRANGERS_AT_ONCE, true);

  /** Decodes a picture. */
  @FunctionalInterface
  private interface Cleaning {
    byte[] of(FileKind kind, byte[] file) throws IOException;
  }

  /**
   * Reads a photograph or a document: JPEG, PNG, WebP or PDF.
   *
   * @throws Failure.TooLarge  when it has more than 10 MB or 25 megapixels
   * @throws Failure.Invalid   when it is of no kind that is taken, damaged, or named as if it were another
   * @throws Failure.Malformed when the sender breaks off
   * @throws Failure.TooMany   when others are read and none is done within ten seconds
   */
  public SentFile read(String name, InputStream body) {
    return read(name, body, FileKind.PAPERS, Intake::cleaned);
  }

  /** Reads a piece of evidence: as {@link #read(String, InputStream)}, and recordings as well, MP3, M4A, AAC, OGG, WAV or AMR. */
  public SentFile evidence(String name, InputStream body) {
    return read(name, body, Set.of(FileKind.values()), Intake::cleaned);
  }

  /**
   * Reads a piece of evidence of somebody who has no account: as {@link #evidence}, of few at once, so that strangers fill neither memory nor the
   * line of those who work here.
   *
   * @throws Failure.TooMany when others are read and none is done within two seconds
   */
  public SentFile evidenceOfStranger(String name, InputStream body) {
    if (!acquired(strangers, STRANGERS_WAIT_SECONDS)) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      return evidence(name, body);
    } finally {
      strangers.release();
    }
  }

  /**
   * Reads the photograph of a person, JPEG or PNG, as a JPEG whose sides are at most that long; in other respects as {@link #read}.
   *
   * @param side in pixels
   */
  public SentFile portrait(String name, InputStream body, int side) {
    SentFile read = read(name, body, PICTURES, (kind, file) -> CleanPicture.portrait(file, side));
    return new SentFile(read.name(), FileKind.JPEG, read.bytes(), read.sha256(), read.sent());
  }

  private SentFile read(String name, InputStream body, Set<FileKind> taken, Cleaning cleaning) {
    byte[] file = bytes(body);
    if (file.length == 0) {
      throw new Failure.Invalid("attachment.none");
    }
    FileKind kind = FileKind.of(file).filter(taken::contains)
        .orElseThrow(() -> new Failure.Invalid(taken.contains(FileKind.MP3) ? "attachment.kind-evidence" : "attachment.kind"));
    String tidy = tidy(name);
    if (!kind.fits(tidy)) {
      throw new Failure.Invalid("attachment.name", kind.ending().toUpperCase(java.util.Locale.ROOT));
    }
    byte[] kept = cleaned(kind, file, cleaning);
    return new SentFile(tidy, kind, kept, Hashes.sha256(kept), Hashes.sha256(file));
  }

  private byte[] cleaned(FileKind kind, byte[] file, Cleaning cleaning) {
    if (!acquired(free, WAIT_SECONDS)) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      byte[] kept = cleaning.of(kind, file);
      if (kept.length > MOST) {
        throw tooLarge();
      }
      return kept;
    } catch (CleanPicture.TooManyPixels many) {
      throw new Failure.TooLarge("attachment.too-many-pixels", CleanPicture.MOST_PIXELS / 1_000_000);
    } catch (IOException | RuntimeException damaged) {
      if (damaged instanceof Failure failure) {
        throw failure;
      }
      throw new Failure.Invalid("attachment.damaged");
    } finally {
      free.release();
    }
  }

  private static byte[] cleaned(FileKind kind, byte[] file) throws IOException {
    return switch (kind) {
      case JPEG, PNG -> CleanPicture.of(file);
      case WEBP -> WebpFile.clean(file);
      case PDF -> whole(file);
      case MP3, M4A, AAC, OGG, WAV, AMR -> file;
    };
  }

  private static byte[] whole(byte[] pdf) throws IOException {
    int from = Math.max(0, pdf.length - END_OF_PDF);
    if (!new String(pdf, from, pdf.length - from, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
      throw new IOException("The PDF is broken off");
    }
    return pdf;
  }

  private static byte[] bytes(InputStream body) {
    try {
      byte[] file = body.readNBytes(MOST + 1);
      if (file.length > MOST) {
        throw tooLarge();
      }
      return file;
    } catch (IOException brokenOff) {
      throw brokenOff.getCause() instanceof ContentLengthExceededException ? tooLarge() : new Failure.Malformed("attachment.broken-off");
    }
  }

  /** The last part of the name, without what cannot be seen or turns the reading direction. */
  private static String tidy(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String seen = Normalizer.normalize(last, Normalizer.Form.NFC).codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
    int length = seen.codePointCount(0, seen.length());
    // The ending stays: by it people know what a file is.
    return length <= LONGEST_NAME ? seen : seen.substring(seen.offsetByCodePoints(0, length - LONGEST_NAME));
  }

  private static boolean acquired(Semaphore places, int seconds) {
    try {
      return places.tryAcquire(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Failure.TooLarge tooLarge() {
    return new Failure.TooLarge("attachment.too-large", MOST_MB);
  }
}
