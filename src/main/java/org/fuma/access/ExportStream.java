package org.fuma.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiConsumer;
import org.fuma.sheet.TableFormat;
import org.fuma.sheet.TableWriter;

/**
 * A list as the bytes of a file: rows are read as the caller takes bytes, so that one page of them is in memory.
 * What fails in the middle
 * fails the stream, so that nobody takes a part for the whole.
 */
final class ExportStream extends InputStream {

  private final Export.Rows rows;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final TableWriter table;
  private final BiConsumer<Boolean, Long> ended;
  private byte[] ready = new byte[0];
  private int at;
  private long count;
  private boolean over;

  /**
   * @param ended told once, before the last byte is handed out: whether the file is whole, and how many rows were
   * written
   */
  ExportStream(Export export, TableFormat format, String title, BiConsumer<Boolean, Long> ended) throws IOException {
    this.rows = export.rows();
    this.table = format.open(written, title, export.headings());
    this.ended = ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    while (at == ready.length && !over) {
      try {
        write();
      } catch (RuntimeException | IOException failed) {
        close();
        // The server breaks the connection off for this exception alone.
        throw new IOException("The export broke off", failed);
      }
    }
    if (at == ready.length) {
      return -1;
    }
    int length = Math.min(most, ready.length - at);
    System.arraycopy(ready, at, bytes, from, length);
    at += length;
    return length;
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      ready = new byte[0];
      at = 0;
      table.close();
      ended.accept(false, count);
    }
  }

  private void write() throws IOException {
    List<List<String>> some = rows.next();
    for (List<String> row : some) {
      table.row(row);
    }
    count += some.size();
    if (some.isEmpty()) {
      table.finish();
      ended.accept(true, count);
      over = true;
    }
    ready = written.toByteArray();
    at = 0;
    written.reset();
  }
}
