package org.fuma.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.fuma.sheet.SheetRefused.Reason;

/** The parts of a zip, unpacked within bounds: by what its directory claims, and by what really comes out. */
final class ZipParts implements AutoCloseable {

  static final long MOST_BYTES = 500_000_000;
  static final int MOST_MEGABYTES = 500;
  static final int HIGHEST_RATIO = 100;

  /** Below this a part may shrink as much as it likes. */
  private static final long SMALL = 1_000_000;
  private static final int MOST_ENTRIES = 10_000;
  private static final int LARGEST_DIRECTORY = 4_000_000;
  private static final int DIRECTORY_END = 0x06054b50;
  private static final int DIRECTORY_END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 65_535;

  private final ZipFile zip;
  private long unpacked;

  private ZipParts(ZipFile zip) {
    this.zip = zip;
  }

  static ZipParts open(Path file) throws IOException {
    checkDirectory(file);
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException damaged) {
      throw new SheetRefused(Reason.BROKEN);
    }
    try {
      checkClaims(zip);
    } catch (SheetRefused refused) {
      zip.close();
      throw refused;
    }
    return new ZipParts(zip);
  }

  /** Counts against the bounds while it is read; empty when there is no such part. */
  Optional<InputStream> part(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.isDirectory()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize())));
    } catch (ZipException | EOFException damaged) {
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Before the library takes the whole directory into memory. */
  private static void checkDirectory(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(bytes.length(), LONGEST_COMMENT + DIRECTORY_END_LENGTH)];
      bytes.seek(bytes.length() - end.length);
      bytes.readFully(end);
      ByteBuffer tail = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = end.length - DIRECTORY_END_LENGTH; at >= 0; at--) {
        // What stands behind the archive's end is no part of it, and may be something else for another program.
        if (tail.getInt(at) == DIRECTORY_END && at + DIRECTORY_END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == end.length) {
          int entries = Short.toUnsignedInt(tail.getShort(at + 10));
          long size = Integer.toUnsignedLong(tail.getInt(at + 12));
          if (entries > MOST_ENTRIES || size > LARGEST_DIRECTORY) {
            throw new SheetRefused(Reason.TOO_LARGE, MOST_MEGABYTES);
          }
          return;
        }
      }
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  private static void checkClaims(ZipFile zip) {
    long total = 0;
    for (ZipEntry entry : zip.stream().toList()) {
      if (entry.getSize() > MOST_BYTES - total) {
        throw new SheetRefused(Reason.TOO_LARGE, MOST_MEGABYTES);
      }
      checkRatio(entry.getSize(), Math.max(1, entry.getCompressedSize()));
      total += Math.max(0, entry.getSize());
    }
  }

  private static void checkRatio(long unpacked, long packed) {
    if (unpacked > SMALL && unpacked / packed > HIGHEST_RATIO) {
      throw new SheetRefused(Reason.PACKED_TOO_TIGHTLY, HIGHEST_RATIO);
    }
  }

  /** What comes out of one part. */
  private final class Counted extends InputStream {

    private final InputStream in;
    private final long packed;
    private long count;

    Counted(InputStream in, long packed) {
      this.in = in;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int length;
      try {
        length = in.read(bytes, from, most);
      } catch (ZipException | EOFException damaged) {
        throw new SheetRefused(Reason.BROKEN);
      }
      if (length > 0) {
        count += length;
        unpacked += length;
        if (unpacked > MOST_BYTES) {
          throw new SheetRefused(Reason.TOO_LARGE, MOST_MEGABYTES);
        }
        checkRatio(count, packed);
      }
      return length;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
