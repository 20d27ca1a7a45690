package org.fuma.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes comma-separated text. */
final class CsvTable implements TableWriter {

  private final Writer text;
  private final CsvWriter records;

  CsvTable(OutputStream out, List<String> headings) throws IOException {
    this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write('\uFEFF');
    this.records = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(text);
    row(headings);
  }

  @Override
  public void row(List<String> cells) {
    records.writeRecord(cells.stream().map(Formulas::escape).toList());
  }

  @Override
  public void finish() throws IOException {
    text.flush();
  }

  @Override
  public void close() {
    // What is still in the buffer is not written: a text without its end.
  }
}
