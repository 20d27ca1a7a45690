package org.fuma.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fuma.sheet.SheetRefused.Reason;

/** Opens tables: CSV or XLSX, told apart by what is in the file, never by its name. */
public final class Sheets {

  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A,
      (byte) 0xE1};
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
  private static final int SEARCHED = 1 << 20;

  private Sheets() {}

  /**
   * Opens the file, which has to stay as it is until the sheet is closed. A text is decoded once to its end for
   * that, to be sure of its
   * charset.
   *
   * @throws SheetRefused when it is no table that can be read
   * @throws IOException when the disk fails
   */
  public static Sheet open(Path file) throws IOException {
    byte[] start = start(file);
    if (begins(start, ZIP)) {
      return XlsxSheet.open(file);
    }
    if (begins(start, OLE2)) {
      throw new SheetRefused(holds(start, ENCRYPTED) ? Reason.ENCRYPTED : Reason.OLD_EXCEL);
    }
    return CsvSheet.open(file);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SEARCHED);
    }
  }

  private static boolean begins(byte[] start, byte[] signature) {
    return start.length >= signature.length && Arrays.equals(start, 0, signature.length, signature, 0,
        signature.length);
  }

  private static boolean holds(byte[] start, byte[] sought) {
    for (int at = 0; at + sought.length <= start.length; at++) {
      if (Arrays.equals(start, at, at + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }
}
