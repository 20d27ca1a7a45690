package org.fuma.plaque;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fuma.code.ProtectionCode;
import org.fuma.code.QrImage;
import org.fuma.enterprise.Enterprise;
import org.fuma.sheet.TableFormat;
import org.fuma.sheet.TableWriter;
import org.fuma.web.Words;

/**
 * A ZIP of codes as pictures, given out piece by piece while it is written: {@code {serial}.png} and
 * {@code {serial}.svg} of each firm, and {@code index.csv} at its end. It holds one page of firms at a time; of the
 * index, which must say what was drawn, it keeps the compressed text. All names are ASCII that any system can store.
 */
final class PlaqueArchive {

  private static final int PIECE = 64 * 1024;
  private static final String INDEX = "index";
  private static final String IN_MEMORY = "A ZIP could not be written to memory";

  private final LongFunction<List<Enterprise>> firmsBelow;
  private final Drawing drawing;
  private final LocalDateTime at;
  private final Words words;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream(2 * PIECE);
  private final ZipOutputStream zip = new ZipOutputStream(written);
  private final ByteArrayOutputStream index = new ByteArrayOutputStream();
  private final GZIPOutputStream packed;
  private final TableWriter lines;
  private final Queue<Enterprise> firms = new ArrayDeque<>();
  private long below = Long.MAX_VALUE;
  private boolean ended;

  /** What is drawn of a firm. */
  interface Drawing {
    /** The firm's code that may be printed. */
    Optional<ProtectionCode> code(Enterprise firm);

    /** The code's picture at the level of plaques. */
    QrImage picture(ProtectionCode code);

    /** The picture as PNG at the chosen size. */
    byte[] png(QrImage picture);
  }

  /**
   * An archive of which nothing is written yet.
   *
   * @param firmsBelow a page of firms below that id, by id descending; empty at the end
   * @param at         the time that its files bear
   */
  PlaqueArchive(LongFunction<List<Enterprise>> firmsBelow, Drawing drawing, LocalDateTime at, Words words) {
    this.firmsBelow = firmsBelow;
    this.drawing = drawing;
    this.at = at;
    this.words = words;
    zip.setLevel(Deflater.BEST_SPEED);
    try {
      packed = new GZIPOutputStream(index);
      lines = TableFormat.CSV.open(packed, INDEX, Stream.of("serial", "uscc", "name", "png", "svg", "state")
          .map(column -> words.say("plaque.index-" + column)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(IN_MEMORY, e);
    }
  }

  /** The next piece, some 64 KB; empty after the last. */
  Optional<byte[]> next() {
    try {
      while (!ended && written.size() < PIECE) {
        step();
      }
      if (written.size() == 0) {
        return Optional.empty();
      }
      byte[] piece = written.toByteArray();
      written.reset();
      return Optional.of(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(IN_MEMORY, e);
    }
  }

  private void step() throws IOException {
    if (firms.isEmpty()) {
      firms.addAll(firmsBelow.apply(below));
    }
    Enterprise firm = firms.poll();
    if (firm == null) {
      end();
    } else {
      below = firm.id();
      add(firm);
    }
  }

  private void add(Enterprise firm) throws IOException {
    Optional<ProtectionCode> code = drawing.code(firm);
    if (code.isEmpty()) {
      write("", firm, "", "", words.say("plaque.no-code"));
      return;
    }
    String serial = code.get().serial().value();
    QrImage picture = drawing.picture(code.get());
    store(serial + ".png", drawing.png(picture));
    zip.putNextEntry(entry(serial + ".svg"));
    zip.write(picture.svg(code.get().serial().grouped()).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    write(serial, firm, serial + ".png", serial + ".svg", words.say(code.get().state()));
  }

  private void write(String serial, Enterprise firm, String png, String svg, String state) throws IOException {
    lines.row(List.of(serial, firm.uscc().value(), firm.name(), png, svg, state));
  }

  /** As it is: a PNG is compressed already. */
  private void store(String name, byte[] content) throws IOException {
    ZipEntry entry = entry(name);
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private void end() throws IOException {
    lines.finish();
    packed.finish();
    zip.putNextEntry(entry(INDEX + ".csv"));
    new GZIPInputStream(new ByteArrayInputStream(index.toByteArray())).transferTo(zip);
    zip.closeEntry();
    zip.close();
    ended = true;
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(at);
    return entry;
  }
}
