package org.fuma.sheet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.sheet.SheetRefused.Reason;

/** The texts that a workbook keeps once each, by number: on disk, since there may be millions of them. */
final class SharedStrings implements AutoCloseable {

  private static final int MOST = 25_000_000;
  private static final int REMEMBERED = 2_000;
  private static final int LONGEST = Sheet.LONGEST_CELL + 1;

  private final Path texts;
  private final Path places;
  private final int count;
  private final BlockFile textBlocks;
  private final BlockFile placeBlocks;
  private final Map<Integer, String> remembered =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Reads the part, if there is one, to its end. */
  SharedStrings(Optional<InputStream> part) throws IOException {
    this.texts = Files.createTempFile("fuma-texts", "");
    this.places = Files.createTempFile("fuma-places", "");
    try {
      this.count = part.isPresent() ? write(part.get()) : 0;
      this.textBlocks = new BlockFile(texts);
      this.placeBlocks = new BlockFile(places);
    } catch (IOException | RuntimeException failed) {
      delete();
      throw failed;
    }
  }

  /** The text of that number. */
  String text(int number) throws IOException {
    String known = remembered.get(number);
    if (known != null) {
      return known;
    }
    if (number < 0 || number >= count) {
      throw new SheetRefused(Reason.BROKEN);
    }
    long from = placeBlocks.number(8L * number);
    long to = placeBlocks.number(8L * (number + 1));
    String text = new String(textBlocks.bytes(from, (int) (to - from)), StandardCharsets.UTF_8);
    remembered.put(number, text);
    return text;
  }

  @Override
  public void close() throws IOException {
    try (textBlocks;
        placeBlocks) {
      remembered.clear();
    } finally {
      delete();
    }
  }

  private void delete() throws IOException {
    Files.deleteIfExists(texts);
    Files.deleteIfExists(places);
  }

  private int write(InputStream part) throws IOException {
    int written = 0;
    try (XmlPart xml = new XmlPart(part);
        DataOutputStream text = buffered(texts);
        DataOutputStream place = buffered(places)) {
      long end = 0;
      place.writeLong(end);
      RichText one = new RichText(LONGEST);
      while (xml.next()) {
        if (one.take(xml, "si")) {
          if (++written > MOST) {
            throw new SheetRefused(Reason.TOO_LARGE, ZipParts.MOST_MEGABYTES);
          }
          byte[] bytes = one.text().getBytes(StandardCharsets.UTF_8);
          text.write(bytes);
          end += bytes.length;
          place.writeLong(end);
        }
      }
    }
    return written;
  }

  private static DataOutputStream buffered(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 65_536));
  }
}
