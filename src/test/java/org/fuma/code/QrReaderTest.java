package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fuma.code.QrImage.Level;
import org.fuma.code.QrReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrReaderTest {

  private static final String ADDRESS =
      CodeAddress.of(URI.create("https://fuma.hengyang.gov.cn"), Codes.PAYLOAD);
  private static final Reading READ = new Reading.Text(ADDRESS);

  @ParameterizedTest
  @EnumSource
  void whatIsDrawnIsRead(Level level) {
    for (int modulePixels = 2; modulePixels <= QrImage.LARGEST_MODULE; modulePixels += 3) {
      assertThat(QrReader.read(QrImage.png(ADDRESS, level, modulePixels))).isEqualTo(READ);
    }
  }

  @ParameterizedTest(name = "{0} by {1}, code {2} wide, turned {3}, grain {4}")
  @CsvSource({
      "640, 480, 300, 0, 0", "640, 480, 300, 90, 0", "640, 480, 300, 180, 0", "640, 480, 300, 270, 0",
      "640, 480, 280, 4, 0", "640, 480, 300, 30, 0", "1280, 720, 500, 45, 0", "1280, 720, 500, -17, 20",
      "1280, 720, 260, 0, 10", "1920, 1080, 900, 8, 30", "1920, 1080, 240, 3, 5", "4000, 3000, 2600, 12, 20",
      "4000, 3000, 700, 100, 10", "4000, 3000, 210, 2, 0", "3000, 4000, 250, 0, 5"
  })
  void photographsAreRead(int width, int height, double side, double degrees, double grain) {
    Stream.of(Level.values()).parallel().forEach(level ->
        assertThat(QrReader.read(photograph(level, width, height, side, degrees, grain))).as("JPEG at 30 %%, %s", level).isEqualTo(READ));
  }

  private static byte[] photograph(Level level, int width, int height, double side, double degrees, double grain) {
    try {
      var code = Darkroom.develop(QrImage.png(ADDRESS, level, 8));
      return Darkroom.jpeg(Darkroom.grainy(Darkroom.scene(code, width, height, side, degrees), grain), 0.3f);
    } catch (IOException undrawn) {
      throw new UncheckedIOException(undrawn);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {
      BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY,
      BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR,
      BufferedImage.TYPE_INT_RGB
  })
  void everyKindOfPngIsRead(int type) throws IOException {
    var code = Darkroom.develop(QrImage.png(ADDRESS, Level.SCREEN, 5));
    assertThat(QrReader.read(Darkroom.png(Darkroom.as(code, type)))).isEqualTo(READ);
    assertThat(QrReader.read(Darkroom.png(Darkroom.inverted(Darkroom.as(code, type))))).as("inverted").isEqualTo(READ);
  }

  @Test
  void greyJpegsAreRead() throws IOException {
    var code = Darkroom.develop(QrImage.png(ADDRESS, Level.SCREEN, 5));
    assertThat(QrReader.read(Darkroom.jpeg(Darkroom.as(code, BufferedImage.TYPE_BYTE_GRAY), 0.3f))).isEqualTo(READ);
  }

  @Test
  void whatIsTransparentCountsAsWhite() throws IOException {
    var code = Darkroom.as(
        Darkroom.develop(QrImage.png(ADDRESS, Level.SCREEN, 5)), BufferedImage.TYPE_4BYTE_ABGR);
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        code.setRGB(x, y, code.getRGB(x, y) == 0xFFFFFFFF ? 0 : 0xFF000000);
      }
    }
    assertThat(QrReader.read(Darkroom.png(code))).isEqualTo(READ);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "40, 1", "640, 480", "2500, 2000"})
  void aPictureWithoutACodeHoldsNothing(int width, int height) throws IOException {
    var wall = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    assertThat(QrReader.read(Darkroom.png(wall))).isEqualTo(new Reading.NothingFound());
    assertThat(QrReader.read(Darkroom.jpeg(Darkroom.grainy(wall, 90), 0.5f))).isEqualTo(new Reading.NothingFound());
  }

  @ParameterizedTest
  @CsvSource({"4000, 3000, true", "4200, 3000, true", "4201, 3000, false", "20000, 700, false"})
  void picturesOfTooManyPixelsAreNotDecoded(int width, int height, boolean looked) throws IOException {
    var large = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(QrReader.read(Darkroom.png(large))).isEqualTo(
        looked ? new Reading.NothingFound() : new Reading.TooManyPixels(width, height));
  }

  @Test
  void filesOfMoreThanEightMegabytesAreNotLookedAt() {
    var png = QrImage.png(ADDRESS, Level.SCREEN, 4);
    assertThat(QrReader.read(Arrays.copyOf(png, QrReader.LARGEST_FILE))).isEqualTo(READ);
    assertThat(QrReader.read(Arrays.copyOf(png, QrReader.LARGEST_FILE + 1)))
        .isEqualTo(new Reading.TooLarge());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GIF89a\1\0\1\0", "%PDF-1.7", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM",
      "\u00FF\u00D8", "\u0089PNG\r\n\u001A", "\u0089PNG\r\n\u001A\n", "\u00FF\u00D8\u00FF"})
  void onlyJpegAndPngAreImages(String content) {
    assertThat(QrReader.read(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(new Reading.NotAnImage());
  }
}
