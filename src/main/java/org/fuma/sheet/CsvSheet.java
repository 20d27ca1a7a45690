package org.fuma.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fuma.sheet.SheetRefused.Reason;

/** A table as comma-separated text (RFC 4180), also with tabs or semicolons. */
final class CsvSheet implements Sheet {

  // Beyond the bounds of a sheet, so that its own refusals, which say where, come first.
  private static final int MOST_FIELDS = 16_384;
  private static final int LONGEST_FIELD = 100_000;
  private static final int LONGEST_RECORD = 2_000_000;

  private final CloseableIterator<CsvRecord> records;
  private final Lines lines = new Lines();
  private long last;

  private CsvSheet(CloseableIterator<CsvRecord> records) {
    this.records = records;
  }

  static CsvSheet open(Path file) throws IOException {
    CsvText text = CsvText.of(file);
    return new CsvSheet(
        CsvReader.builder()
            .fieldSeparator(text.delimiter())
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_RECORD)
            .build(
                CsvRecordHandler.builder().maxFields(MOST_FIELDS).maxFieldSize(LONGEST_FIELD)
                    .maxRecordSize(LONGEST_RECORD).build(),
                text.open())
            .iterator());
  }

  @Override
  public Optional<Line> next() {
    try {
      while (records.hasNext()) {
        CsvRecord record = records.next();
        last = record.getStartingLineNumber();
        Optional<Line> line = lines.take(last, record.getFields());
        if (line.isPresent()) {
          return line;
        }
      }
      return Optional.empty();
    } catch (CsvParseException unreadable) {
      throw new SheetRefused(Reason.UNREADABLE_LINE, last + 1);
    }
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
