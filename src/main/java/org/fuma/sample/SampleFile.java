package org.fuma.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The invented city's raw material: one CSV file each for firms, authorities, officials, items and texts. */
final class SampleFile {

  private SampleFile() {}

  /** The lines of that file, by heading. */
  static List<NamedCsvRecord> lines(String name) {
    InputStream file = SampleFile.class.getResourceAsStream("/sample/" + name + ".csv");
    try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8));
        Stream<NamedCsvRecord> lines = reader.stream()) {
      return lines.toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
