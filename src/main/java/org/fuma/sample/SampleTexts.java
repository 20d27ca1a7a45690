package org.fuma.sample;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Random;

/** What people in the sample city write, by kind of text. */
final class SampleTexts {

  private final List<NamedCsvRecord> lines = SampleFile.lines("texts");
  private final Random random;

  SampleTexts(Random random) {
    this.random = random;
  }

  /** One of that kind, in whichever category. */
  String any(String kind) {
    return pick(lines.stream().filter(line -> line.getField("kind").equals(kind)).toList());
  }

  /** One of that kind and one of these categories. */
  String of(String kind, String... categories) {
    return pick(
        lines.stream().filter(line -> line.getField("kind").equals(kind) && List.of(categories).contains(line.getField("category"))).toList());
  }

  private String pick(List<NamedCsvRecord> candidates) {
    return candidates.get(random.nextInt(candidates.size())).getField("zh");
  }
}
