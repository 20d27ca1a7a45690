package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture saved from a screen is read whatever the code says: of a hundred such, ZXing alone misses one or two. */
class CleanPictureTest {

  private static final int CODES = 100;

  @ParameterizedTest
  @CsvSource({"SCREEN, 4", "SCREEN, 10", "PLAQUE, 10"})
  void isReadWhateverTheCodeSays(QrImage.Level level, int modulePixels) {
    Random random = new Random(modulePixels);
    for (int i = 0; i < CODES; i++) {
      Serial serial =
          new Serial(random.ints(Serial.LENGTH, 0, 32).mapToObj(n -> "0123456789ABCDEFGHJKMNPQRSTVWXYZ".substring(n, n
              + 1)).collect(Collectors.joining()));
      String text = "https://fuma.example/C/" + Codes.SIGNER.sign(serial, Codes.FIRM).text();
      assertThat(QrReader.read(QrImage.png(text, level, modulePixels))).isEqualTo(new QrReader.Reading.Text(text));
    }
  }
}
